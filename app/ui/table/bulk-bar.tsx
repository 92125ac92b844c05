import { Form } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";

export type BulkBarProps = {
  /** The same id as the table's `selectForm`. */
  id: string;
  /** Where the form posts `ids` and the pressed button; this page when left out. */
  action?: string;
  /** What the selected rows come to, such as their sum. */
  summary?: (ids: ReadonlySet<string>) => string;
  /** Buttons (`name="intent"`), and fields they need. */
  children: ReactNode;
};

/**
 * Actions on the selected rows. Stands in one `<div className="dt-group">` with the table; the style sheet shows it as
 * soon as a row is ticked. With JavaScript it says how many there are, and what they come to.
 */
export function BulkBar({ id, action, summary, children }: BulkBarProps) {
  const form = useRef<HTMLFormElement>(null);
  // As one text: a state that stays the same draws nothing anew.
  const [ticked, setTicked] = useState("");

  // After every drawing, since rows come and go.
  useEffect(() => {
    const group = form.current?.parentElement;
    if (!group) return;
    const follow = () => {
      const boxes = [...group.querySelectorAll<HTMLInputElement>("input[name=ids]:checked")];
      setTicked(boxes.map(({ value }) => value).join());
    };
    group.addEventListener("change", follow);
    follow();
    return () => group.removeEventListener("change", follow);
  });

  const ids = new Set(ticked.split(",").filter(Boolean));
  const what = [`${ids.size} selected`, ...(summary ? [summary(ids)] : [])].join(" · ");
  return (
    <Form ref={form} id={id} method="post" action={action} className="bulk-bar" aria-label="Selected rows">
      <span className="text-sm text-muted tabular-nums">{ids.size > 0 ? what : "With the selected:"}</span>
      {children}
    </Form>
  );
}
