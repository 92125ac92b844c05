import { expect, it } from "vitest";
import { remembering } from "./remembering";

it("finds each text once, forgets all when there are too many, and remembers no endless one", () => {
  const asked: string[] = [];
  const size = remembering((text: string) => asked.push(text.slice(0, 3)) * 0 + text.length, 2);
  expect(["a", "bb", "a", "bb"].map(size)).toEqual([1, 2, 1, 2]);
  expect(asked).toEqual(["a", "bb"]);
  expect(["ccc", "a"].map(size)).toEqual([3, 1]);
  expect(asked).toEqual(["a", "bb", "ccc", "a"]);
  const endless = "x".repeat(501);
  expect([size(endless), size(endless)]).toEqual([501, 501]);
  expect(asked.slice(4)).toEqual(["xxx", "xxx"]);
});
