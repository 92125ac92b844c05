import { after, minute } from "~/kernel/time";

/** How far ahead of ours a sender's clock may be. */
const clockTolerance = 10 * minute;
/** Years around zero are written in ways of their own, here and in PostgreSQL; no product is that old. */
const earliest = new Date(0);

/** Why nothing that is reported through the API or recorded by hand can have happened then; null when it can. */
export function judgeMoment(at: Date, now: Date): "before-any" | "still-to-come" | null {
  if (at < earliest) return "before-any";
  return at > after(now, clockTolerance) ? "still-to-come" : null;
}
