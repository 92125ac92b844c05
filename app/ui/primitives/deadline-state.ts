import { counted } from "~/kernel/counted";
import { day, hour, minute } from "~/kernel/time";
import type { Tone } from "../tone";

export type DeadlineState = { tone: Tone; text: string };

/**
 * How urgent a deadline is. Neutral at first, attention in the last quarter of the span from `from` to `due`,
 * bad when past. Without `from` the last quarter of a day counts.
 */
export function deadlineState(due: Date, now: Date, from?: Date): DeadlineState {
  const left = due.getTime() - now.getTime();
  if (left < 0) return { tone: "bad", text: `${span(-left)} overdue` };
  const whole = from ? Math.max(0, due.getTime() - from.getTime()) : day;
  return { tone: left <= whole / 4 ? "attention" : "neutral", text: `${span(left)} left` };
}

/** "3 h", "45 min", "2 days": rounded down, so that nobody is promised more time than there is. */
function span(milliseconds: number): string {
  if (milliseconds < minute) return "under 1 min";
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < day) return `${Math.floor(milliseconds / hour)} h`;
  const days = Math.floor(milliseconds / day);
  return counted(days, "day");
}
