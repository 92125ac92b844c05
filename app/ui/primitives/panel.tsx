import type { ReactNode } from "react";
import { PanelHeader } from "./panel-header";

export type PanelProps = {
  title?: ReactNode;
  /** Quiet actions at the end of the header. */
  actions?: ReactNode;
  /** Number beside the title. */
  count?: number;
  /** False when the content (a table, a list) goes to the edges. */
  padded?: boolean;
  className?: string;
  id?: string;
  /** Heading level of the title; follow the outline of the page. */
  level?: 2 | 3 | 4;
  children?: ReactNode;
};

/** A bordered part of a page, with or without a header. */
export function Panel({ title, actions, count, padded = true, className = "", id, level, children }: PanelProps) {
  return (
    <section id={id} className={`panel ${className}`.trim()}>
      {title !== undefined || actions ? (
        <PanelHeader title={title} actions={actions} count={count} level={level} />
      ) : null}
      {padded ? <div className="panel-body">{children}</div> : children}
    </section>
  );
}
