import type { ReactNode } from "react";
import type { Tone } from "../tone";

/** A status in a table cell or a list of facts: coloured dot and word, no ground. */
export function StatusDot({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`dot tone-${tone}`}>{children}</span>;
}
