import { after, day, formatDate, formatDateTime } from "~/kernel/time";
import { deadlineState } from "./deadline-state";

export type DeadlineProps = {
  due: Date;
  /** When the clock started: the last quarter of the span turns amber. */
  from?: Date;
  now: Date;
  timeZone: string;
  /**
   * On the pages of one thing the exact moment stands beside it: a phone has no hover. Lists stay short.
   * What is due by the end of a "day" is told as that day, not as the first moment of the next one.
   */
  exact?: boolean | "day";
};

/** Time that is left until a deadline, in words and tone: "3 h left", "1 day overdue". The exact time is on hover. */
export function Deadline({ due, from, now, timeZone, exact = false }: DeadlineProps) {
  const { tone, text } = deadlineState(due, now, from);
  // Noon of a day is the same day for nearly every reader, wherever the day ends.
  const moment = exact === "day" ? formatDate(after(due, -day / 2), timeZone) : formatDateTime(due, timeZone);
  const colour = tone === "neutral" ? "" : `font-semibold ${tone === "bad" ? "text-bad-ink" : "text-attention-ink"}`;
  return (
    <time dateTime={due.toISOString()} title={exact ? undefined : moment} suppressHydrationWarning>
      {exact ? `${moment} · ` : ""}
      <span className={`whitespace-nowrap ${colour}`}>{text}</span>
    </time>
  );
}
