import type { ProgramRules } from "./program-rules";

/** The partner tiers that a version's rules speak of, in the order in which they come up. */
export function namedTiers(rules: ProgramRules): string[] {
  return [
    ...new Set([...rules.eligibility.tiers, ...rules.rewards.flatMap(({ conditions }) => conditions.partnerTiers)]),
  ];
}
