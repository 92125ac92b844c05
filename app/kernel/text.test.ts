import { describe, expect, it } from "vitest";
import { line } from "./text";

describe("a line of text", () => {
  it.each(["\u200b", "A\u202egnp.exe", "North\u2066light", "in\ufeffside", "two\u2028lines"])(
    "is refused with characters that nobody sees: %j",
    (text) => expect(line(40).safeParse(text).success).toBe(false),
  );

  it.each(["Zoë & Co", "株式会社", "می‌خواهم", "👩‍💻 Works", "\ufeffFrom a file"])(
    "is taken as people write: %s",
    (text) => expect(line(40).safeParse(text).success).toBe(true),
  );
});
