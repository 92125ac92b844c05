import type { ReactNode } from "react";

export type PopoverProps = {
  /** Id that the button names in `popovertarget`. */
  id: string;
  /** Accessible name of what opens. */
  label: string;
  align?: "start" | "end" | "above";
  className?: string;
  children: ReactNode;
};

/**
 * What opens beside a button that has `popovertarget={id}`. The browser opens, closes (Escape, click outside) and
 * returns the focus by itself, so it needs no JavaScript.
 */
export function Popover({ id, label, align = "start", className = "", children }: PopoverProps) {
  const place = align === "end" ? " popover-end" : align === "above" ? " popover-above" : "";
  return (
    <div id={id} popover="auto" role="dialog" aria-label={label} className={`popover${place} ${className}`.trim()}>
      {children}
    </div>
  );
}
