import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { TermsText } from "./terms-text";

const shown = (text: string) => renderToStaticMarkup(<TermsText text={text} />);

describe("links in a text", () => {
  it.each(["https://www.northlight.example/terms", "mailto:partners@northlight.example", "/programs/agency", "#fees"])(
    "lead to %s",
    (target) => expect(shown(`See [here](${target}).`)).toContain(`href="${target}"`),
  );

  it.each([
    "//evil.example",
    "//evil.example/x",
    "/\\evil.example",
    "\\\\evil.example",
    "http://evil.example",
    "https://northlight.example@evil.example",
    "javascript:alert(1)",
    "java&#115;cript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "evil.example",
  ])("never lead to %s", (target) => {
    for (const text of [`[here](${target})`, `[here][1]\n\n[1]: ${target}`, `![here](${target})`, `<${target}>`]) {
      expect(shown(text), text).not.toMatch(/(?:href|src)="/);
    }
  });
});
