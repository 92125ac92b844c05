import { isoDateIn } from "~/kernel/time";

/** The calendar day ("2026-11-24") by which exemptions hold: that of UTC for everybody, as in statements. */
export function exemptionDay(now: Date): string {
  return isoDateIn(now, "UTC");
}
