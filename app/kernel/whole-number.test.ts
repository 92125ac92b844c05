import { describe, expect, it } from "vitest";
import { mostInteger, readWholeNumber, wholeNumber, wholeNumberOrNone } from "./whole-number";

const odd = ["1e3", "1E3", "0x10", "0b1", "+5", "-5", "1,000", "1 000", "2.0", "٣", "Infinity", "NaN", "9".repeat(30)];

describe("a whole number that was typed", () => {
  it.each(odd)("is not %s", (text) => {
    expect(readWholeNumber(text, 0, mostInteger)).toBeNull();
    expect(wholeNumber(0, mostInteger).safeParse(text).success).toBe(false);
    expect(wholeNumberOrNone(0, mostInteger).safeParse(text).success).toBe(false);
  });

  it("is within its bounds, which its message names", () => {
    const days = wholeNumber(1, 3_650);
    expect([days.parse("1"), days.parse(" 3650 "), days.parse("007")]).toEqual([1, 3_650, 7]);
    for (const text of ["0", "3651"]) {
      expect(days.safeParse(text).error?.issues[0]?.message).toBe("A whole number from 1 to 3,650, please.");
    }
  });

  it("may be left out only where nothing is an answer", () => {
    expect(wholeNumberOrNone(1, 9).parse(" ")).toBeNull();
    expect(wholeNumber(0, 9).safeParse("").error?.issues[0]?.message).toBe("Please fill this in.");
    expect(wholeNumber(0, 9).safeParse(undefined).success).toBe(false);
  });
});
