import { limitThatCut } from "./standing";
import type { CommissionExplanation, ExplanationItem } from "./types";

type Explained = { explanation: CommissionExplanation; cuts: readonly ExplanationItem[] };

/** What was found after the amount was worked out, each as a line; the last is the limit that cut it, if one did. */
function linesOf({ explanation, cuts }: Explained): string[] {
  const { items, reward } = explanation;
  const limit = limitThatCut(explanation, cuts);
  const found = items.slice(items.findIndex(({ rule }) => rule === reward) + 1);
  return [
    ...found
      .filter((item) => item !== limit && !item.rule.startsWith("Hold of "))
      .map((it) => `${it.rule}: ${it.found}`),
    ...(limit ? [`${limit.rule}, and ${limit.found}: ${limit.effect}`] : []),
  ];
}

/**
 * What made a commission less, in one line: the last that its explanation says now and did not say before. So a refund
 * is named for what it takes, also where a limit had cut the same commission earlier. Pure.
 * @param before what it said until now; nothing for a new one
 */
export function whyLess(before: Explained | undefined, after: Explained): string {
  const known = before ? linesOf(before) : [];
  const lines = linesOf(after);
  return lines.filter((line) => !known.includes(line)).at(-1) ?? lines.at(-1) ?? after.explanation.arithmetic;
}
