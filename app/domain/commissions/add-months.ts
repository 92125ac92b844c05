import { Temporal } from "temporal-polyfill";

/** The same day and time so many calendar months later in an IANA zone; the month's last day when it has no such day. */
export function addMonths(date: Date, months: number, timeZone: string): Date {
  const later = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone).add({ months });
  return new Date(later.epochMilliseconds);
}
