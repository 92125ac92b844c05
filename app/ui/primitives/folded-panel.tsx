import type { ReactNode } from "react";

export type FoldedPanelProps = { summary: string; open: boolean; children: ReactNode };

/** A part of a page that is seldom wanted: only its summary shows until it is opened, also without JavaScript. */
export function FoldedPanel({ summary, open, children }: FoldedPanelProps) {
  return (
    <details className="panel p-4" open={open}>
      <summary className="font-medium">{summary}</summary>
      <div className="mt-4">{children}</div>
    </details>
  );
}
