import { Temporal } from "temporal-polyfill";
import { remembering } from "./remembering";

type Style = "date" | "datetime" | "iso";

const reading = { day: "numeric", month: "short", year: "numeric" } as const;
const styles: Record<Style, { locale: string; options: Intl.DateTimeFormatOptions }> = {
  date: { locale: "en-GB", options: reading },
  // The zone is named: what is shown is read in other zones too, and passed on.
  datetime: {
    locale: "en-GB",
    options: { ...reading, weekday: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  },
  iso: { locale: "en-CA", options: { dateStyle: "short" } },
};

/** Writes a moment, in milliseconds. */
type Formatter = (moment: number) => string;
const formatters = new Map<string, Formatter>();
/** A page and a reconciliation write the same dates many times. */
const mostWritten = 2_000;

/** Shared: making one costs as much as a hundred uses of it. */
function formatter(timeZone: string, style: Style): Formatter {
  const key = `${style} ${timeZone}`;
  let found = formatters.get(key);
  if (!found) {
    const { locale, options } = styles[style];
    const dates = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    found = remembering((moment: number) => dates.format(moment), mostWritten);
    formatters.set(key, found);
  }
  return found;
}

/** An IANA time zone for reading: "America/New York". */
export const zoneName = (timeZone: string): string => timeZone.replaceAll("_", " ");

/** "Tue, 24 Nov 2026, 14:00 CET" in an IANA time zone. */
export function formatDateTime(date: Date, timeZone: string): string {
  return formatter(timeZone, "datetime")(date.getTime());
}

/** "24 Nov 2026" in an IANA time zone. */
export function formatDate(date: Date, timeZone: string): string {
  return formatter(timeZone, "date")(date.getTime());
}

/** A calendar date without a time ("2026-11-24") for reading: "24 Nov 2026". The same in every zone. */
export function formatCalendarDate(isoDate: string): string {
  return formatter("UTC", "date")(Date.parse(`${isoDate}T00:00:00Z`));
}

/** The calendar date that a moment falls on in an IANA time zone: "2026-11-24". */
export function isoDateIn(date: Date, timeZone: string): string {
  return formatter(timeZone, "iso")(date.getTime());
}

/** The first moment of a calendar date ("2026-11-24") in an IANA time zone. */
export function startOfDate(isoDate: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(isoDate).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The moment at which a calendar date ("2026-11-24") is over in an IANA time zone: the next one's first. */
export function endOfDate(isoDate: string, timeZone: string): Date {
  return startOfDate(Temporal.PlainDate.from(isoDate).add({ days: 1 }).toString(), timeZone);
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });

const steps = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "3 hours ago", "in 2 days", "now": the distance from `now`, in the largest unit that fits. */
export function formatRelative(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return "now";
}

/** Whether a text names a time zone that this server knows. */
export const isTimeZone = remembering((text: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}, 1_000);

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A moment so many milliseconds later (or earlier, when negative). */
export function after(date: Date, milliseconds: number): Date {
  return new Date(date.getTime() + milliseconds);
}
