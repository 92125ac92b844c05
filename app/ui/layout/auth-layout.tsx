import type { ReactNode } from "react";
import { Logo } from "../primitives/logo";
import { SkipLink } from "../primitives/skip-link";

export type AuthLayoutProps = {
  title: string;
  description?: ReactNode;
  /** The form, where there is something to fill in. */
  children?: ReactNode;
  /** A line below the card: the way to another page. */
  footer?: ReactNode;
};

/** Sign in, reset, invitation: one calm card in the middle. */
export function AuthLayout({ title, description, children, footer }: AuthLayoutProps) {
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1} className="grid min-h-dvh content-center justify-items-center gap-6 px-4 py-10">
        <Logo size={28} />
        <div className="panel auth-card w-full max-w-sm p-6">
          <h1 className="text-xl font-semibold">{title}</h1>
          {description ? <div className="mt-1 text-muted">{description}</div> : null}
          {children ? <div className="mt-5">{children}</div> : null}
        </div>
        {footer ? <div className="text-sm text-muted">{footer}</div> : null}
      </main>
    </>
  );
}
