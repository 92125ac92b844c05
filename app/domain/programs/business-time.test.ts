import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessMinutes, businessMinutesBetween } from "./business-time";

const newYork = {
  timeZone: "America/New_York",
  workingDays: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "17:00",
  holidays: ["2026-11-26"],
};

describe("business time", () => {
  it.each([
    ["within a day", "2026-11-23T15:00:00Z", 60, "2026-11-23T16:00:00Z"],
    ["over the night", "2026-11-23T21:30:00Z", 60, "2026-11-24T14:30:00Z"],
    ["over a week-end", "2026-11-20T21:00:00Z", 120, "2026-11-23T15:00:00Z"],
    ["over Thanksgiving", "2026-11-25T21:00:00Z", 120, "2026-11-27T15:00:00Z"],
    ["from a Sunday", "2026-11-22T12:00:00Z", 16 * 60, "2026-11-24T22:00:00Z"],
    ["over the end of daylight saving", "2026-10-30T20:00:00Z", 120, "2026-11-02T15:00:00Z"],
  ])("%s", (_name, from, minutes, due) => {
    expect(addBusinessMinutes(new Date(from), minutes, newYork).toISOString()).toBe(new Date(due).toISOString());
  });

  it("counts back what it added", () => {
    const start = fc.date({ min: new Date("2025-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        expect(businessMinutesBetween(from, addBusinessMinutes(from, minutes, newYork), newYork)).toBe(minutes);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses a calendar in which nobody ever works", () => {
    expect(() => addBusinessMinutes(new Date(), 1, { ...newYork, from: "17:00", to: "09:00" })).toThrow(RangeError);
  });
});
