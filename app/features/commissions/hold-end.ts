import { formatDate } from "~/kernel/time";

/** When a commission's hold ends, as a date for its facts; a reward that the program does not hold has none. */
export function holdEnd(commission: {
  milestoneAt: Date;
  holdUntil: Date;
  /** What holds it whatever the program's days say, and by when it is decided. */
  review: { decideBy: Date } | null;
  timeZone: string;
}): string {
  const { milestoneAt, holdUntil, review, timeZone } = commission;
  if (review) return `When its review ends, by ${formatDate(review.decideBy, timeZone)}`;
  return holdUntil > milestoneAt ? formatDate(holdUntil, timeZone) : "No hold";
}
