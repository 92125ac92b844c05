import { describe, expect, it } from "vitest";
import { changeList, changeSearch, parseSort, sortHref } from "./list-url";

describe("changeList", () => {
  it("keeps the other parameters and goes back to the first page", () => {
    expect(changeList("?q=acme&sort=name&cursor=abc&at=51", { status: "won" })).toBe("?q=acme&sort=name&status=won");
  });

  it("removes what is null or empty, and stays a link when nothing is left", () => {
    expect(changeList("?q=acme", { q: null })).toBe("?");
    expect(changeList("?q=acme", { q: "" })).toBe("?");
  });

  it("writes special characters so that they come back as they were", () => {
    const href = changeList("", { q: "Söhne & Co #1?=%" });
    expect(new URLSearchParams(href).get("q")).toBe("Söhne & Co #1?=%");
  });
});

describe("changeSearch", () => {
  it("moves to another page without losing the filter", () => {
    expect(changeSearch("?q=a&cursor=x&at=1", { cursor: "y", at: 51 })).toBe("?q=a&cursor=y&at=51");
  });
});

describe("sortHref", () => {
  it("sorts upwards first, then turns round, and starts again on another column", () => {
    expect(sortHref("?q=a", "name", undefined)).toBe("?q=a&sort=name");
    expect(sortHref("?sort=name&cursor=x", "name", { by: "name", direction: "asc" })).toBe("?sort=-name");
    expect(sortHref("?sort=-name", "name", { by: "name", direction: "desc" })).toBe("?sort=name");
    expect(sortHref("?sort=-name", "value", { by: "name", direction: "desc" })).toBe("?sort=value");
  });
});

describe("parseSort", () => {
  const fallback = { by: "due", direction: "asc" } as const;

  it.each([
    ["name", { by: "name", direction: "asc" }],
    ["-name", { by: "name", direction: "desc" }],
    [null, fallback],
    ["", fallback],
    ["-", fallback],
    ["--name", fallback],
    ["password", fallback],
    ["__proto__", fallback],
  ])("reads %j", (text, expected) => {
    expect(parseSort(text, ["name", "due"], fallback)).toEqual(expected);
  });
});
