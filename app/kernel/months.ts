const name = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/** "2026-11" for reading: "November 2026". */
export const monthName = (month: string): string => name.format(new Date(`${month}-01T00:00:00Z`));

/** "2026-11" along a chart: "Nov". */
export const shortMonth = (month: string): string => short.format(new Date(`${month}-01T00:00:00Z`));

/** The last months (UTC) up to the one that `now` is in, oldest first: "2026-10", "2026-11". */
export function lastMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count + 1 + back, 1)).toISOString().slice(0, 7),
  );
}
