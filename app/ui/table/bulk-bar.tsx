import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

export type BulkBarProps = {
  /** The same id as the table's `selectForm`. */
  id: string;
  /** Where the form posts `ids` and the pressed button; this page when left out. */
  action?: string;
  /** Buttons (`name="intent"`), and fields they need. */
  children: ReactNode;
};

/**
 * Actions on the selected rows. Stands in one `<div className="dt-group">` with the table; the style sheet shows it as
 * soon as a row is ticked.
 */
export function BulkBar({ id, action, children }: BulkBarProps) {
  return (
    <Form id={id} method="post" action={action} className="bulk-bar" aria-label="Selected rows">
      <span className="text-sm text-muted">With the selected:</span>
      {children}
    </Form>
  );
}
