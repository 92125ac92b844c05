import { describe, expect, it } from "vitest";
import { line, multiline } from "./text";

describe("a line of text", () => {
  it.each([
    "\u200b",
    "A\u202egnp.exe",
    "North\u2066light",
    "in\ufeffside",
    "two\u2028lines",
    "Red\u001b[31m",
    "Next\u0085",
  ])("is refused with characters that nobody sees: %j", (text) => expect(line(40).safeParse(text).success).toBe(false));

  it.each(["Zoë & Co", "株式会社", "می‌خواهم", "👩‍💻 Works", "\ufeffFrom a file"])(
    "is taken as people write: %s",
    (text) => expect(line(40).safeParse(text).success).toBe(true),
  );
});

describe("several lines of text", () => {
  it.each(["\u202edesrever", "left \u2067right", "bell\u0007", "\u001b[2J"])(
    "are refused when they mislead: %j",
    (text) => expect(multiline(40).safeParse(text).success).toBe(false),
  );

  it("keep tabs, and the breaks of lines and pages as line ends", () => {
    expect(multiline(40).parse("a\tb\r\nc\vd\fe\u200b\n")).toBe("a\tb\nc\nd\ne\u200b");
  });
});
