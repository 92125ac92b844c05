import type { ProgramRules } from "./program-rules";
import { describeRules, groupSentences } from "./rules-words";

/** Everything that an authorised signer reads and accepts, as one Markdown text: the rules in words, and the terms. */
export function termsSnapshot(number: number, rules: ProgramRules): string {
  const sections = groupSentences(describeRules(rules, "partner")).flatMap(({ title, items }) => [
    `## ${title}`,
    items.map(({ text }) => `- ${text}`).join("\n"),
  ]);
  return [`# Version ${number}`, ...sections, "# Terms", rules.terms].join("\n\n");
}
