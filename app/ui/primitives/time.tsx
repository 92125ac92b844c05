import { formatDate, formatDateTime, formatRelative } from "~/kernel/time";

export type TimeProps = {
  value: Date;
  /** The moment the page was made, from its loader: the server and the browser must agree. */
  now: Date;
  /** The viewer's IANA time zone. */
  timeZone: string;
  /** `relative` shows "3 hours ago" with the exact time on hover; `date` and `datetime` the other way round. */
  show?: "relative" | "date" | "datetime";
};

/** A moment for reading. The exact time, or the relative one, is on hover; machines read `datetime`. */
export function Time({ value, now, timeZone, show = "relative" }: TimeProps) {
  const exact = formatDateTime(value, timeZone);
  const distance = formatRelative(value, now);
  const text = show === "relative" ? distance : show === "date" ? formatDate(value, timeZone) : exact;
  return (
    // Browsers and Node may carry different names of months; the server's text stands.
    <time dateTime={value.toISOString()} title={show === "relative" ? exact : distance} suppressHydrationWarning>
      {text}
    </time>
  );
}
