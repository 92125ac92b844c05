import type { RewardTrigger } from "../programs/program-rules";
import type { LeadFact } from "./types";

/** A reached milestone: the fact that stands for it, and a key that stays the same however facts arrive. */
export type Milestone = { key: string; fact: LeadFact };

/** Everything that a reward can hang on, or that changes what it comes to. */
export const rewardFacts = [
  "lead.submitted",
  "lead.accepted",
  "lead.qualified",
  "lead.expired",
  "opportunity.opened",
  "opportunity.won",
  "opportunity.reopened",
  "account.moved",
  "account.created",
  "trial.started",
  "feature.activated",
  "invoice.paid",
  "invoice.refunded",
  "subscription.canceled",
  "fraud.flagged",
  "fraud.cleared",
  "fraud.confirmed",
  "commission.adjusted",
  "commission.hold_lifted",
] as const;

/** A won deal may be reopened and won again: only the milestone that stands in the end counts. */
const takenBackBy: Partial<Record<RewardTrigger, string>> = { "opportunity.won": "opportunity.reopened" };

/** Facts by when they happened, each once; of the same moment, by id. Those of an account that has left are none. */
export function inOrder(facts: readonly LeadFact[]): LeadFact[] {
  const left = new Set(facts.flatMap(({ kind, payload }) => (kind === "account.moved" ? payload.attributionIds : [])));
  const standing = facts.filter(({ payload }) => !payload.attributionId || !left.has(payload.attributionId));
  const unique = new Map(standing.map((fact) => [fact.id, fact]));
  return [...unique.values()].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** The first fact of its kind that was not taken back later. Takes facts in order. */
export function findStanding(kind: RewardTrigger, facts: readonly LeadFact[]): LeadFact | undefined {
  const undo = takenBackBy[kind];
  let standing: LeadFact | undefined;
  for (const fact of facts) {
    if (fact.kind === kind) standing ??= fact;
    if (undo !== undefined && fact.kind === undo) standing = undefined;
  }
  return standing;
}

/** The first of the facts for each id: the same invoice or refund may be reported under several events. */
export function uniqueBy(facts: readonly LeadFact[], idOf: (fact: LeadFact) => string | undefined): LeadFact[] {
  const seen = new Map<string, LeadFact>();
  for (const fact of facts) {
    const id = idOf(fact) ?? fact.id;
    if (!seen.has(id)) seen.set(id, fact);
  }
  return [...seen.values()];
}

/** The milestones of a trigger that were reached. An invoice over nothing (a free trial's) is none. Takes facts in order. */
export function findMilestones(trigger: RewardTrigger, facts: readonly LeadFact[]): Milestone[] {
  if (trigger !== "invoice.paid") {
    const fact = findStanding(trigger, facts);
    return fact ? [{ key: trigger, fact }] : [];
  }
  const invoices = facts.filter((fact) => fact.kind === trigger && BigInt(fact.payload.amountMinor ?? "0") > 0n);
  return uniqueBy(invoices, (fact) => fact.payload.invoiceId).map((fact) => ({
    key: `${trigger}:${fact.payload.invoiceId ?? fact.id}`,
    fact,
  }));
}
