/** The moment at which the bench's data ends: fixed, so that the same rows are made on every day. */
export const benchEnd = new Date("2026-11-02T15:00:00Z");

/** How far back the leads reach. */
export const benchMonths = 24;

/** A clock that stood at the end of the data when this process began. */
export function startBenchClock(): () => Date {
  const began = performance.now();
  return () => new Date(benchEnd.getTime() + performance.now() - began);
}
