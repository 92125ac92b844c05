const name = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/** "2026-11" for reading: "November 2026". */
export const monthName = (month: string): string => name.format(new Date(`${month}-01T00:00:00Z`));

/** "2026-11" along a chart: "Nov". */
export const shortMonth = (month: string): string => short.format(new Date(`${month}-01T00:00:00Z`));
