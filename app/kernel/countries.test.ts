import { describe, expect, it } from "vitest";
import { countryName, findCountry } from "./countries";

describe("countryName", () => {
  it.each([
    ["DE", "Germany"],
    ["ZZ", "Not known"],
    ["", "Not known"],
    ["\\", "\\"],
    ["U", "U"],
    ["usa", "usa"],
    ["\u0000", "\u0000"],
  ])("reads %j as %j", (code, name) => expect(countryName(code)).toBe(name));
});

describe("findCountry", () => {
  it.each([
    ["Germany", "DE"],
    ["uk", "GB"],
    ["zz", null],
    ["Not known", null],
    ["\\", null],
  ])("finds %j as %j", (text, code) => expect(findCountry(text)).toBe(code));
});
