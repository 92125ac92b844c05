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

/** "3 h", "45 min", "2 days": to the nearest, as people count; the exact moment is told beside it or on hover. */
function span(milliseconds: number): string {
  if (milliseconds < minute) return "under 1 min";
  const minutes = Math.round(milliseconds / minute);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(milliseconds / hour);
  return hours < 24 ? `${hours} h` : counted(Math.round(milliseconds / day) || 1, "day");
}
