import type { ProgramRules } from "./program-rules";
import { describeRules, type Reader, type RuleSection } from "./rules-words";

/** One rule that differs between two versions; null where one of them does not have it. */
export type RuleChange = {
  id: string;
  section: RuleSection | "terms";
  before: string | null;
  after: string | null;
};

/**
 * What another version changes, in the sentences that its reader reads of each. Without a version before, everything is
 * new. Pure: equal rules give an empty list, and swapping the versions swaps before and after.
 */
export function diffRules(before: ProgramRules | null, after: ProgramRules, reader: Reader = "desk"): RuleChange[] {
  const old = new Map(before ? describeRules(before, reader).map((rule) => [rule.id, rule]) : []);
  const fresh = new Map(describeRules(after, reader).map((rule) => [rule.id, rule]));
  const changes: RuleChange[] = [];
  for (const [id, { section, text }] of fresh) {
    const was = old.get(id)?.text ?? null;
    if (was !== text) changes.push({ id, section, before: was, after: text });
  }
  for (const [id, { section, text }] of old) {
    if (!fresh.has(id)) changes.push({ id, section, before: text, after: null });
  }
  return [...changes, ...diffTerms(before?.terms ?? "", after.terms)];
}

const paragraphsOf = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

/** The paragraphs that differ: what stands between two equal ones was replaced by what stands there now. */
function diffTerms(before: string, after: string): RuleChange[] {
  const [old, fresh] = [paragraphsOf(before), paragraphsOf(after)];
  const common = longestCommon(old, fresh);
  const changes: RuleChange[] = [];
  let [from, to] = [0, 0];
  for (const [i, j] of [...common, [old.length, fresh.length] as const]) {
    const [gone, come] = [old.slice(from, i), fresh.slice(to, j)];
    if (gone.length + come.length > 0) {
      changes.push({
        id: `terms.${changes.length + 1}`,
        section: "terms",
        before: gone.join("\n\n") || null,
        after: come.join("\n\n") || null,
      });
    }
    [from, to] = [i + 1, j + 1];
  }
  return changes;
}

/** Positions of the longest common subsequence of two lists, as pairs in order. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
