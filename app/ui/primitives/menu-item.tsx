import { Link, type LinkProps } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";

type Look = { icon?: LucideIcon; danger?: boolean };

const className = (danger?: boolean) => (danger ? "menu-item menu-item-danger" : "menu-item");

/** An entry of a Menu that goes somewhere. */
export function MenuLink({ icon: Icon, danger, children, ...rest }: LinkProps & Look) {
  return (
    <Link {...rest} className={className(danger)}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </Link>
  );
}

/** An entry of a Menu that does something: a submit button, inside or outside (`form`) of its form. */
export function MenuButton({ icon: Icon, danger, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return (
    <button type="submit" {...rest} className={className(danger)}>
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </button>
  );
}

/** A line between groups of a Menu. */
export function MenuSeparator() {
  return <hr className="menu-separator" />;
}
