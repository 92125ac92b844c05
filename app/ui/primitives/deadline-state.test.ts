import { describe, expect, it } from "vitest";
import { after as later, day, hour, minute } from "~/kernel/time";
import { deadlineState } from "./deadline-state";

const from = new Date("2026-11-23T08:00:00Z");
const due = later(from, 16 * hour);

describe("deadlineState", () => {
  it.each([
    ["at the start", 0, "neutral", "16 h left"],
    ["just before the last quarter", 12 * hour - 1, "neutral", "4 h left"],
    ["at the last quarter", 12 * hour, "attention", "4 h left"],
    ["in the last minute", 16 * hour - 1, "attention", "under 1 min left"],
    ["exactly on time", 16 * hour, "attention", "under 1 min left"],
    ["a moment late", 16 * hour + 1, "bad", "under 1 min overdue"],
    ["later", 16 * hour + 80 * minute, "bad", "1 h overdue"],
    ["a day later", 16 * hour + day, "bad", "1 day overdue"],
    ["three days later", 16 * hour + 3 * day + hour, "bad", "3 days overdue"],
  ])("%s", (_when, passed, tone, text) => {
    expect(deadlineState(due, later(from, passed), from)).toEqual({ tone, text });
  });

  it("takes the last quarter of a day when the start is not known", () => {
    expect(deadlineState(due, later(due, -6 * hour)).tone).toBe("attention");
    expect(deadlineState(due, later(due, -6 * hour - 1)).tone).toBe("neutral");
  });

  it.each([
    [3 * day + 23 * hour, "4 days left"],
    [3 * day + hour, "3 days left"],
    [day + 11 * hour, "1 day left"],
    [24 * hour - 1, "1 day left"],
    [2 * hour - 1, "2 h left"],
    [hour - 1, "1 h left"],
    [hour - minute, "59 min left"],
    [minute, "1 min left"],
  ])("is told to the nearest: %d ms are %s", (left, text) => {
    expect(deadlineState(due, later(due, -left)).text).toBe(text);
  });

  it("survives a start after the deadline", () => {
    expect(deadlineState(due, later(due, -hour), later(due, hour)).tone).toBe("neutral");
  });
});
