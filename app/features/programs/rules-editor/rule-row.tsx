import type { ReactNode } from "react";
import { RemoveRow } from "./row-buttons";

type Props = {
  /** Name of the row in the form. */
  row: string;
  title: string;
  /** What the button that removes it says. */
  remove: string;
  children: ReactNode;
};

/** One rule of a list: its name, a button that removes it, and its fields. */
export function RuleRow({ row, title, remove, children }: Props) {
  return (
    <fieldset
      id={row}
      tabIndex={-1}
      className="min-w-0 scroll-mt-32 rounded-lg border border-line-strong px-4 pt-2 pb-4"
    >
      <legend className="sr-only">{title}</legend>
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <span aria-hidden="true" className="font-semibold">
          {title}
        </span>
        <RemoveRow row={row} label={remove} />
      </div>
      {children}
    </fieldset>
  );
}
