import { describe, expect, it } from "vitest";
import { writeCsv } from "./csv";

const cell = (text: string) => writeCsv(["x"], [[text]]).split("\r\n")[1];

describe("a cell", () => {
  it.each(["=1+1", "+1", "@sum", "-1+1", "-cmd", "-1.5.5", "-1e3", "\tx", "\rx", "-", "-1\n=2"])(
    "that looks like the formula %j is not run",
    (text) => {
      expect(cell(text)).toMatch(/^"'/);
    },
  );

  it.each(["-12.50", "-3", "12", "Acme", "a=b"])("that holds %j stays as it is", (text) => {
    expect(cell(text)).toBe(`"${text}"`);
  });
});
