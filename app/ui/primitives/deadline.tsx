import { formatDateTime } from "~/kernel/time";
import { deadlineState } from "./deadline-state";

export type DeadlineProps = {
  due: Date;
  /** When the clock started: the last quarter of the span turns amber. */
  from?: Date;
  now: Date;
  timeZone: string;
};

/** Time that is left until a deadline, in words and tone: "3 h left", "1 day overdue". The exact time is on hover. */
export function Deadline({ due, from, now, timeZone }: DeadlineProps) {
  const { tone, text } = deadlineState(due, now, from);
  return (
    <time
      className={tone === "neutral" ? "" : `font-semibold ${tone === "bad" ? "text-bad-ink" : "text-attention-ink"}`}
      dateTime={due.toISOString()}
      title={formatDateTime(due, timeZone)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
