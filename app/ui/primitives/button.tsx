import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import { forwardRef, useId } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "md" | "sm";

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows progress and refuses a second press; the button keeps the focus. */
  pending?: boolean;
  /** Disables the button and says why, on hover and to screen readers. */
  disabledReason?: string | null;
  /** A single letter that also triggers the action in queues; shown at the end of the button. */
  shortcut?: string;
};

/** The class names of a button, for elements that must look like one. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md", className = ""): string {
  return `btn btn-${variant}${size === "sm" ? " btn-sm" : ""}${className ? ` ${className}` : ""}`;
}

/** A button; submits its form unless `type` says otherwise. An icon alone needs an `aria-label`. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { variant, size, icon, pending, disabledReason, shortcut, className, children, onClick, ...rest } = props;
  const reasonId = useId();
  const blocked = Boolean(pending || disabledReason);
  const iconOnly = children === undefined || children === null;

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <button
      type="submit"
      ref={ref}
      title={disabledReason ?? undefined}
      {...rest}
      // A disabled submit button without JavaScript must not submit; a pending one only exists with JavaScript.
      disabled={disabledReason && rest.type !== "button" ? true : undefined}
      aria-disabled={blocked || undefined}
      aria-describedby={disabledReason ? reasonId : rest["aria-describedby"]}
      aria-keyshortcuts={shortcut}
      data-pending={pending ? "" : undefined}
      className={buttonClass(variant, size, `${iconOnly ? "btn-icon " : ""}${className ?? ""}`.trim())}
      onClick={handleClick}
    >
      {pending ? <span className="spinner" /> : icon}
      {iconOnly ? null : <span className="btn-label">{children}</span>}
      {shortcut && !blocked ? (
        <span className="kbd" aria-hidden="true">
          {shortcut}
        </span>
      ) : null}
      {disabledReason ? (
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      ) : null}
    </button>
  );
});
