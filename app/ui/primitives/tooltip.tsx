import type { ReactNode } from "react";

/** Adds a short explanation on hover. Nothing that a person must know may live only here. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return <span title={text}>{children}</span>;
}
