import { formatDateTime } from "~/kernel/time";
import { deadlineState } from "./deadline-state";

export type DeadlineProps = {
  due: Date;
  /** When the clock started: the last quarter of the span turns amber. */
  from?: Date;
  now: Date;
  timeZone: string;
  /** On the pages of one thing the exact moment stands beside it: a phone has no hover. Lists stay short. */
  exact?: boolean;
};

/** Time that is left until a deadline, in words and tone: "3 h left", "1 day overdue". The exact time is on hover. */
export function Deadline({ due, from, now, timeZone, exact = false }: DeadlineProps) {
  const { tone, text } = deadlineState(due, now, from);
  const moment = formatDateTime(due, timeZone);
  const colour = tone === "neutral" ? "" : `font-semibold ${tone === "bad" ? "text-bad-ink" : "text-attention-ink"}`;
  return (
    <time dateTime={due.toISOString()} title={exact ? undefined : moment} suppressHydrationWarning>
      {exact ? `${moment} · ` : ""}
      <span className={`whitespace-nowrap ${colour}`}>{text}</span>
    </time>
  );
}
