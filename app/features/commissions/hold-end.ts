import { formatDate } from "~/kernel/time";

/** When a commission's hold ends, as a date for its facts; a reward that the program does not hold has none. */
export function holdEnd(commission: { milestoneAt: Date; holdUntil: Date; timeZone: string }): string {
  const { milestoneAt, holdUntil, timeZone } = commission;
  return holdUntil > milestoneAt ? formatDate(holdUntil, timeZone) : "No hold";
}
