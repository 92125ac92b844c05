import type { ReactNode } from "react";
import type { Tone } from "../tone";

/** A status as a pill: coloured dot and word on a soft ground. One per object, near its title. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge tone-${tone}`}>{children}</span>;
}
