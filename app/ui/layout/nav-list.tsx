import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { Count } from "../primitives/count";

export type NavItem = {
  label: string;
  to: string;
  icon: LucideIcon;
  /** How many wait there; nothing is shown for 0. */
  count?: number;
  /** Current only on exactly this address (for Home); otherwise also on the pages below it. */
  exact?: boolean;
};

/** Entries of the sidebar: icon and noun. */
export function NavList({ items, pathname }: { items: readonly NavItem[]; pathname: string }) {
  return (
    <ul className="grid gap-0.5">
      {items.map(({ label, to, icon: Icon, count, exact }) => (
        <li key={to}>
          <Link
            to={to}
            prefetch="intent"
            className="nav-item"
            aria-current={isCurrent(pathname, to, exact) ? "page" : undefined}
          >
            <Icon aria-hidden="true" />
            {label}
            {count ? <Count value={count} /> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function isCurrent(pathname: string, to: string, exact = false): boolean {
  return pathname === to || (!exact && pathname.startsWith(`${to}/`));
}
