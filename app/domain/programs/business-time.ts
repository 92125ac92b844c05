import { Temporal } from "temporal-polyfill";
import type { BusinessCalendar } from "./program-rules";

type Window = { opens: Temporal.ZonedDateTime; closes: Temporal.ZonedDateTime };

/** A calendar without a single working day in a year would never end; the schema demands a working weekday. */
const longestSearch = 400;

function windowOf(date: Temporal.PlainDate, calendar: BusinessCalendar): Window | null {
  if (!calendar.workingDays.includes(date.dayOfWeek) || calendar.holidays.includes(date.toString())) return null;
  const at = (time: string) =>
    date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: Temporal.PlainTime.from(time) });
  const opens = at(calendar.from);
  const closes = at(calendar.to);
  return Temporal.ZonedDateTime.compare(opens, closes) < 0 ? { opens, closes } : null;
}

function toZoned(date: Date, calendar: BusinessCalendar): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(calendar.timeZone);
}

/**
 * The moment at which so many business minutes have passed since `from`.
 * Outside of working hours the clock stands still; daylight saving is the zone's own matter.
 */
export function addBusinessMinutes(from: Date, minutes: number, calendar: BusinessCalendar): Date {
  const start = toZoned(from, calendar);
  let left = minutes * 60_000;
  let date = start.toPlainDate();
  for (let searched = 0; searched < longestSearch; date = date.add({ days: 1 })) {
    const window = windowOf(date, calendar);
    searched = window ? 0 : searched + 1;
    if (!window) continue;
    const begin = Math.max(window.opens.epochMilliseconds, start.epochMilliseconds);
    const room = window.closes.epochMilliseconds - begin;
    if (room <= 0) continue;
    if (left <= room) return new Date(begin + left);
    left -= room;
  }
  throw new RangeError("This calendar has no working time");
}

/** Business minutes between two moments, rounded down; 0 when `to` is not after `from`. */
export function businessMinutesBetween(from: Date, to: Date, calendar: BusinessCalendar): number {
  if (to <= from) return 0;
  const last = toZoned(to, calendar).toPlainDate();
  let total = 0;
  for (
    let date = toZoned(from, calendar).toPlainDate();
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const window = windowOf(date, calendar);
    if (!window) continue;
    const begin = Math.max(window.opens.epochMilliseconds, from.getTime());
    const end = Math.min(window.closes.epochMilliseconds, to.getTime());
    if (end > begin) total += end - begin;
  }
  return Math.floor(total / 60_000);
}
