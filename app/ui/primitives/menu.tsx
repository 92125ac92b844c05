import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button";
import { Popover } from "./popover";

export type MenuProps = {
  /** Accessible name of the button. */
  label: string;
  /** What the button shows; three dots when left out. */
  trigger?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "end";
  /** Of MenuLink, MenuButton and MenuSeparator. */
  children: ReactNode;
};

/** A list of links and actions behind a button. Works without JavaScript; Tab moves through it, Escape closes it. */
export function Menu({ label, trigger, variant = "quiet", size = "md", align = "end", children }: MenuProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popovertarget={id}
        aria-label={label}
        aria-haspopup="dialog"
        className={buttonClass(variant, size, trigger === undefined ? "btn-icon" : "")}
      >
        {trigger ?? <Ellipsis aria-hidden="true" />}
      </button>
      <Popover id={id} label={label} align={align}>
        <div className="menu-list">{children}</div>
      </Popover>
    </>
  );
}
