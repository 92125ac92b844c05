import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Logo } from "../primitives/logo";
import { SkipLink } from "../primitives/skip-link";

export type PublicLayoutProps = {
  homeTo: string;
  /** At the end of the header, such as "Sign in". */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/** Pages for everybody: program and offer pages, applications. */
export function PublicLayout({ homeTo, actions, footer, children }: PublicLayoutProps) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-page items-center justify-between gap-4 px-4 md:px-6">
          <Link to={homeTo} className="flex min-h-6 items-center">
            <Logo />
          </Link>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="page">
        {children}
      </main>
      {footer ? (
        <footer className="border-t border-line">
          <div className="mx-auto max-w-page px-4 py-6 text-sm text-muted md:px-6">{footer}</div>
        </footer>
      ) : null}
    </>
  );
}
