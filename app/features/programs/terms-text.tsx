import Markdown from "markdown-to-jsx";
import { safeLink } from "~/kernel/safe-path";

/** Headings inside a panel start below its own. HTML in the text stays text; a link that is not safe leads nowhere. */
const options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: { h1: "h3", h2: "h3", h3: "h4" },
  sanitizer: safeLink,
} as const;

/** Markdown as text to read. */
export function TermsText({ text }: { text: string }) {
  return (
    <div className="prose">
      <Markdown options={options}>{text}</Markdown>
    </div>
  );
}
