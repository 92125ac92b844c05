import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

/** Any UTF-16 text, lone surrogates too. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

describe("safePath", () => {
  it.each([
    "//evil.example",
    "/\\evil.example",
    "/..//evil.example",
    "/a/../..//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "https://evil.example/",
    "/%09/evil\t",
    "/a\\b",
    "evil",
    "",
    "/\u0000",
    null,
    undefined,
  ])("refuses %j", (candidate) => {
    expect(safePath(candidate, "/home")).toBe("/home");
  });

  it("keeps a path of this site with its query", () => {
    expect(safePath("/portal/leads?status=accepted#x", "/")).toBe("/portal/leads?status=accepted#x");
  });

  it("never gives anything that leaves the site", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom("/", ".", "\\", "a", "%2e", "?") })), (text) => {
        const url = new URL(safePath(`/${text}`, "/"), "http://site.invalid");
        expect(url.origin).toBe("http://site.invalid");
      }),
    );
  });
});
