import { formatDate } from "~/kernel/time";
import { fraudCategories } from "../fraud/rule-words";
import type { FraudRule } from "../fraud/types";
import type { ProgramRules, Reward } from "../programs/program-rules";
import { addMonths } from "./add-months";
import { confirmedFlag, openFlags } from "./flags";
import { findMilestones, findStanding, inOrder, type Milestone } from "./milestones";
import { readAmount } from "./read-amount";
import type { EvaluatedLead, ExplanationItem, LeadFact, PartnerFacts } from "./types";

export type EvaluatedVersion = { number: number; rules: ProgramRules };

/** What a lead's rewards are worked out from. */
export type Given = {
  version: EvaluatedVersion;
  facts: LeadFact[];
  /** Flags that hold money. */
  open: LeadFact[];
  standing: ReturnType<typeof standingOf>;
  lead: EvaluatedLead;
  partner: PartnerFacts;
};

export const zoneOf = ({ version }: Given): string => version.rules.serviceLevels.calendar.timeZone;

/** What decides about all milestones of a lead alike. */
function standingOf(facts: readonly LeadFact[]) {
  return {
    confirmed: confirmedFlag(facts),
    submitted: findStanding("lead.submitted", facts),
    accepted: findStanding("lead.accepted", facts),
    expired: facts.find(({ kind }) => kind === "lead.expired"),
  };
}

/** Takes facts in any order and twice. */
export function givenOf(
  version: EvaluatedVersion,
  facts: readonly LeadFact[],
  lead: EvaluatedLead,
  partner: PartnerFacts,
): Given {
  const ordered = inOrder(facts);
  return { version, facts: ordered, open: openFlags(ordered), standing: standingOf(ordered), lead, partner };
}

/** Why a milestone earns nothing whatever the reward says, or null. */
export function blockedBy(given: Given, { fact }: Milestone): ExplanationItem | null {
  const { lead, partner } = given;
  const { confirmed, submitted, accepted, expired } = given.standing;
  const at = fact.occurredAt;
  const date = (moment: Date) => formatDate(moment, zoneOf(given));
  const happened = (rule: string, effect: string) => ({ rule, found: `this happened on ${date(at)}`, effect });
  if (confirmed) {
    const rule = "Nothing is paid where a flag was confirmed";
    const about = fraudCategories[confirmed.payload.rule as FraudRule] ?? "a flag";
    return { rule, found: about, effect: `confirmed on ${date(confirmed.occurredAt)}` };
  }
  if (lead.source === "link" && !submitted)
    return {
      rule: "Only while the account is attributed here",
      found: "another link or lead has it",
      effect: "nothing is due",
    };
  if (submitted && at < submitted.occurredAt && lead.source !== "link")
    return happened("Only what follows the submission", `submitted on ${date(submitted.occurredAt)}`);
  if (!accepted)
    return { rule: "Only accepted leads earn", found: "the lead is not accepted", effect: "nothing is due" };
  if (expired && at > expired.occurredAt)
    return happened("Only while the lead is protected", `expired on ${date(expired.occurredAt)}`);
  if (partner.endedAt && at > partner.endedAt)
    return happened("Only while enrolled", `the enrolment ended on ${date(partner.endedAt)}`);
  return null;
}

/**
 * A commission has one currency for ever, so a deal that is won anew in another one is a milestone of its own for a
 * percentage of it. The currency of the first fact of the kind is the one that its key does not name.
 */
function keyed(given: Given, reward: Reward, milestone: Milestone): Milestone {
  if (reward.amount.type === "flat" || reward.trigger === "invoice.paid") return milestone;
  const amounts = given.facts.filter(({ kind }) => kind === reward.trigger).map(readAmount);
  const first = amounts.find((amount) => typeof amount === "object");
  const own = readAmount(milestone.fact);
  if (typeof first !== "object" || typeof own !== "object" || first.currency === own.currency) return milestone;
  return { ...milestone, key: `${milestone.key}:${own.currency}` };
}

/** When the months of a recurring reward are over that began with its first milestone; null for one without an end. */
export function monthsEnd(given: Given, { recurring }: Reward, first: Milestone): Date | null {
  if (!recurring || recurring.months === null) return null;
  return addMonths(first.fact.occurredAt, recurring.months, zoneOf(given));
}

/** The milestones of a reward that were reached, whether it pays for them or not. */
export function reachedMilestones(given: Given, reward: Reward): Milestone[] {
  return findMilestones(reward.trigger, given.facts).map((milestone) => keyed(given, reward, milestone));
}

/** The milestones that a reward pays for: one, the first invoice, or all invoices of its months. */
export function countedMilestones(given: Given, reward: Reward): Milestone[] {
  const reached = reachedMilestones(given, reward);
  const open = reached.filter((milestone) => !blockedBy(given, milestone));
  const [first] = open;
  if (!first) return reached.slice(0, 1);
  if (!reward.recurring) return [first];
  const end = monthsEnd(given, reward, first);
  return end ? open.filter(({ fact }) => fact.occurredAt < end) : open;
}
