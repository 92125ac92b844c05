import { Link, useLocation } from "@remix-run/react";
import { Bell, Menu as MenuIcon, Search } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "../primitives/button";
import { Count } from "../primitives/count";
import { LogoMark } from "../primitives/logo";
import { SkipLink } from "../primitives/skip-link";
import { type Account, AccountMenu } from "./account-menu";
import { type NavItem, NavList } from "./nav-list";
import { openCommandPalette } from "./open-command-palette";

export type AppShellProps = {
  homeTo: string;
  /** The product's few nouns that this person may use. */
  nav: readonly NavItem[];
  /** Quieter entries at the foot of the sidebar, such as Settings. */
  secondaryNav?: readonly NavItem[];
  account: Account;
  /** Page of the search, for when there is no JavaScript; with it the command palette opens instead. */
  searchTo: string;
  notifications: { to: string; unread: number };
  /** A line above everything, such as "You are looking at the demo". */
  banner?: ReactNode;
  children: ReactNode;
};

const sidebarId = "sidebar";

/** The frame of every signed-in page: sidebar, top bar, `<main id="main">`. */
export function AppShell(props: AppShellProps) {
  const { homeTo, nav, secondaryNav, account, searchTo, notifications, banner, children } = props;
  const { pathname } = useLocation();
  const sidebar = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes on every change of page
  useEffect(() => {
    if (sidebar.current?.matches(":popover-open")) sidebar.current.hidePopover();
  }, [pathname]);

  return (
    <>
      <SkipLink />
      {banner}
      <div className="shell">
        <nav id={sidebarId} ref={sidebar} popover="auto" aria-label="Main" className="sidebar">
          <Link to={homeTo} className="sidebar-brand">
            <LogoMark size={22} />
            Fairlead
          </Link>
          <div className="mt-4">
            <NavList items={nav} pathname={pathname} />
          </div>
          {secondaryNav?.length ? (
            <div className="mt-auto pt-4">
              <NavList items={secondaryNav} pathname={pathname} />
            </div>
          ) : null}
        </nav>
        <div className="min-w-0">
          <header className="topbar no-print">
            <button
              type="button"
              popovertarget={sidebarId}
              aria-label="Navigation"
              className={buttonClass("quiet", "md", "btn-icon only-narrow")}
            >
              <MenuIcon aria-hidden="true" />
            </button>
            <Link to={homeTo} className="only-narrow items-center gap-2 font-semibold" aria-label="Fairlead, home">
              <LogoMark size={22} />
            </Link>
            <Link
              to={searchTo}
              className="search-trigger max-md:ms-auto"
              onClick={(event) => {
                if (openCommandPalette()) event.preventDefault();
              }}
            >
              <Search aria-hidden="true" />
              <span>Search</span>
              <kbd className="kbd">Ctrl K</kbd>
            </Link>
            <div className="flex items-center gap-1 md:ms-auto">
              <Link
                to={notifications.to}
                className={buttonClass("quiet", "md", "btn-icon relative")}
                aria-label={
                  notifications.unread > 0 ? `Notifications, ${notifications.unread} unread` : "Notifications"
                }
              >
                <Bell aria-hidden="true" />
                {notifications.unread > 0 ? (
                  <span className="absolute -top-0.5 left-5 flex" aria-hidden="true">
                    <Count value={notifications.unread} accent />
                  </span>
                ) : null}
              </Link>
              <AccountMenu account={account} />
            </div>
          </header>
          <main id="main" tabIndex={-1} className="page">
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
