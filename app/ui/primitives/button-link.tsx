import { Link, type LinkProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button";

export type ButtonLinkProps = LinkProps & { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

/** A link that looks like a button: goes somewhere, changes nothing. `reloadDocument` for downloads. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  const iconOnly = children === undefined || children === null;
  return (
    <Link {...rest} className={buttonClass(variant, size, `${iconOnly ? "btn-icon " : ""}${className ?? ""}`.trim())}>
      {icon}
      {children}
    </Link>
  );
}
