import { standingFacts } from "../journal/standing-facts";
import type { RewardTrigger } from "../programs/program-rules";
import { byOccurrence } from "./fact-order";
import { readAmount } from "./read-amount";
import type { LeadFact } from "./types";

/** A reached milestone: the fact that stands for it, and a key that stays the same however facts arrive. */
export type Milestone = { key: string; fact: LeadFact };

/** A won deal may be reopened and won again: only the milestone that stands in the end counts. */
const takenBackBy: Partial<Record<RewardTrigger, string>> = { "opportunity.won": "opportunity.reopened" };

/** Facts by when they happened, each once. Those of an account that has left are none. */
export function inOrder(facts: readonly LeadFact[]): LeadFact[] {
  const unique = new Map(standingFacts(facts).map((fact) => [fact.id, fact]));
  return [...unique.values()].sort(byOccurrence);
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

/** The first of the facts for each id: the same invoice may be reported under several events. */
function uniqueBy(facts: readonly LeadFact[], idOf: (fact: LeadFact) => string | undefined): LeadFact[] {
  const seen = new Map<string, LeadFact>();
  for (const fact of facts) {
    const id = idOf(fact) ?? fact.id;
    if (!seen.has(id)) seen.set(id, fact);
  }
  return [...seen.values()];
}

/** The paid invoices of a lead, each once. Takes facts in order. */
export function invoicesOf(facts: readonly LeadFact[]): LeadFact[] {
  return uniqueBy(
    facts.filter(({ kind }) => kind === "invoice.paid"),
    ({ payload }) => payload.invoiceId,
  );
}

export const invoiceMilestone = (fact: LeadFact): Milestone => ({
  key: `invoice.paid:${fact.payload.invoiceId ?? fact.id}`,
  fact,
});

/**
 * The milestones of a trigger that were reached. An invoice over nothing (a free trial's) is none, and neither is one
 * whose amount cannot be read. Takes facts in order.
 */
export function findMilestones(trigger: RewardTrigger, facts: readonly LeadFact[]): Milestone[] {
  if (trigger !== "invoice.paid") {
    const fact = findStanding(trigger, facts);
    return fact ? [{ key: trigger, fact }] : [];
  }
  const counted = (fact: LeadFact) => {
    const amount = readAmount(fact);
    return typeof amount === "object" && amount.amountMinor > 0n;
  };
  // Only then each once: an unreadable report of an invoice must not hide a readable one.
  return invoicesOf(facts.filter((fact) => fact.kind !== trigger || counted(fact))).map(invoiceMilestone);
}
