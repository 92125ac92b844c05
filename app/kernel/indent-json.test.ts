import fc from "fast-check";
import { expect, it } from "vitest";
import { indentJson } from "./indent-json";

it("gives each member a line", () => {
  expect(indentJson('{"a":[1,{"b":"x,{y"}],"c":{},"d":[]}')).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": "x,{y"\n    }\n  ],\n  "c": {},\n  "d": []\n}',
  );
});

it("is what JSON itself would write, of any value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it("keeps what a number and a string were written with, and leaves alone what is no JSON", () => {
  expect(indentJson('{"n":12345678901234567890.10,"s":"\\u00e9"}')).toBe(
    '{\n  "n": 12345678901234567890.10,\n  "s": "\\u00e9"\n}',
  );
  expect(indentJson("<a>{,}")).toBe("<a>{,}");
});
