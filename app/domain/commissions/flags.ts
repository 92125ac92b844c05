import type { FraudRule } from "../fraud/types";
import { fraudCategories } from "../fraud/rule-words";
import type { ExplanationItem, LeadFact } from "./types";

const holds = ({ kind, payload }: LeadFact) => kind === "fraud.flagged" && payload.severity !== "note";

/** Flags on a lead that hold its money and that nobody has decided on. */
export function openFlags(facts: readonly LeadFact[]): LeadFact[] {
  const decided = new Set(
    facts.flatMap(({ kind, payload }) =>
      kind === "fraud.cleared" || kind === "fraud.confirmed" ? (payload.flagId ?? []) : [],
    ),
  );
  return facts.filter((fact) => holds(fact) && !decided.has(fact.payload.flagId ?? ""));
}

/** The first flag that somebody confirmed, whatever its severity. */
export function confirmedFlag(facts: readonly LeadFact[]): LeadFact | undefined {
  return facts.find(({ kind }) => kind === "fraud.confirmed");
}

/** A flag in the words that a partner reads. */
export function flagItem({ payload }: LeadFact): ExplanationItem {
  return {
    rule: "Reviewed before it is paid",
    found: fraudCategories[payload.rule as FraudRule] ?? "a flag",
    effect: "waits until somebody decides",
  };
}
