import { describe, expect, it } from "vitest";
import { isId, newId } from "./ids";

describe("ids", () => {
  it("are of their kind, differ, and sort in the order in which they were made", () => {
    const ids = Array.from({ length: 5_000 }, () => newId("click"));
    expect(ids.every((id) => isId("click", id) && !isId("lead", id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("begin with the moment in milliseconds", () => {
    const before = Date.now();
    const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const [, time = ""] = /_(.{10})/.exec(newId("lead")) ?? [];
    const moment = [...time].reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0);
    expect(moment).toBeGreaterThanOrEqual(before);
    expect(moment).toBeLessThanOrEqual(Date.now() + 1);
  });
});
