import { formatMoney } from "~/kernel/money";
import { after, day, formatDate } from "~/kernel/time";
import type { ProgramRules, Reward } from "../programs/program-rules";
import type { FraudRule } from "../fraud/types";
import { milestoneNames, rewardText, triggerWords } from "../programs/reward-words";
import { addMonths } from "./add-months";
import { amountFor } from "./amounts";
import { capPerLead } from "./cap-per-lead";
import { checkConditions } from "./conditions";
import { fraudCategories } from "../fraud/rule-words";
import { confirmedFlag, flagItem, openFlags } from "./flags";
import { findMilestones, findStanding, inOrder, invoiceMilestone, invoicesOf, type Milestone } from "./milestones";
import { cannotBeRead, readAmount } from "./read-amount";
import type {
  DueReward,
  EvaluatedLead,
  Evaluation,
  ExplanationItem,
  LeadFact,
  PartnerFacts,
  UnearnedReward,
} from "./types";

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

/** The milestones that a reward pays for: one, the first invoice, or all invoices of its months. */
export function countedMilestones(given: Given, reward: Reward): Milestone[] {
  const reached = findMilestones(reward.trigger, given.facts).map((milestone) => keyed(given, reward, milestone));
  const open = reached.filter((milestone) => !blockedBy(given, milestone));
  const [first] = open;
  if (!first) return reached.slice(0, 1);
  if (!reward.recurring) return [first];
  const end = monthsEnd(given, reward, first);
  return end ? open.filter(({ fact }) => fact.occurredAt < end) : open;
}

/** @param happened the milestone's date in words */
function holdUntil(
  given: Given,
  reward: Reward,
  milestone: Milestone,
  happened: string,
): { until: Date; items: ExplanationItem[] } {
  const { occurredAt } = milestone.fact;
  const until = after(occurredAt, reward.holdDays * day);
  const date = (moment: Date) => formatDate(moment, zoneOf(given));
  const lifted = given.facts.find(
    ({ kind, payload }) =>
      kind === "commission.hold_lifted" && payload.rewardKey === reward.key && payload.milestoneKey === milestone.key,
  );
  if (lifted && lifted.occurredAt < until) {
    const rule = `Hold of ${reward.holdDays} days`;
    return {
      until: lifted.occurredAt,
      items: [{ rule, found: "lifted after a dispute", effect: `until ${date(lifted.occurredAt)}` }],
    };
  }
  if (reward.holdDays === 0) return { until, items: [] };
  const found = `counted from ${happened}`;
  return { until, items: [{ rule: `Hold of ${reward.holdDays} days`, found, effect: `until ${date(until)}` }] };
}

function weigh(given: Given, reward: Reward, milestone: Milestone): DueReward | UnearnedReward {
  const { version, facts, open, lead, partner } = given;
  const about = { rewardKey: reward.key, milestoneKey: milestone.key };
  const blocked = blockedBy(given, milestone);
  if (blocked) return { ...about, items: [blocked] };
  const timeZone = zoneOf(given);
  const conditions = checkConditions({ reward, milestone, lead, partner, timeZone });
  if (!conditions.met) return { ...about, items: conditions.items };
  const amount = amountFor(reward, milestone, facts, version.rules);
  if ("unearned" in amount) return { ...about, items: [amount.unearned] };
  const happened = formatDate(milestone.fact.occurredAt, timeZone);
  const hold = holdUntil(given, reward, milestone, happened);
  const text = rewardText(reward);
  const reached = {
    rule: `${reward.kind === "cash" ? "Paid" : "Given"} when ${triggerWords[reward.trigger]}`,
    found: `this happened on ${happened}`,
    effect: "due",
  };
  const rules = { amountMinor: amount.byRules.amountMinor, currency: amount.money.currency };
  const pays = { rule: text, found: amount.rulesArithmetic, effect: formatMoney(rules) };
  return {
    ...about,
    trigger: reward.trigger,
    kind: reward.kind,
    milestoneAt: milestone.fact.occurredAt,
    grossMinor: amount.money.amountMinor,
    currency: amount.money.currency,
    holdUntil: hold.until,
    flagged: open.length > 0,
    ruling: amount.ruling,
    byRules: amount.byRules,
    explanation: {
      versionNumber: version.number,
      milestone: milestoneNames[reward.trigger],
      reward: text,
      items: [reached, ...conditions.items, pays, ...amount.items, ...hold.items, ...open.map(flagItem)],
      arithmetic: amount.arithmetic,
    },
  };
}

/** Invoices that a reward would pay for if their amounts could be read. */
function unreadable(given: Given, reward: Reward): UnearnedReward[] {
  if (reward.trigger !== "invoice.paid") return [];
  const counted = new Set(findMilestones(reward.trigger, given.facts).map(({ key }) => key));
  return invoicesOf(given.facts)
    .filter((fact) => readAmount(fact) === "unreadable" && !counted.has(invoiceMilestone(fact).key))
    .map((fact) => {
      const found = `an invoice of ${formatDate(fact.occurredAt, zoneOf(given))}, ${cannotBeRead}`;
      const item = { rule: rewardText(reward), found, effect: "not counted, nothing is due" };
      return { rewardKey: reward.key, milestoneKey: invoiceMilestone(fact).key, items: [item] };
    });
}

const isDue = (outcome: DueReward | UnearnedReward): outcome is DueReward => "grossMinor" in outcome;

/**
 * What a lead's facts make due under its pinned version, with reasons (PRODUCT, The one idea). Pure, total and
 * deterministic: facts may come in any order and twice. Limits over several leads come after it (`applyLimits`).
 */
export function evaluate(
  version: EvaluatedVersion,
  facts: readonly LeadFact[],
  lead: EvaluatedLead,
  partner: PartnerFacts,
): Evaluation {
  const given = givenOf(version, facts, lead, partner);
  const outcomes = version.rules.rewards.map((reward) =>
    countedMilestones(given, reward).map((milestone) => weigh(given, reward, milestone)),
  );
  const due = version.rules.rewards.flatMap((reward, index) =>
    capPerLead(reward, outcomes[index]?.filter(isDue) ?? []),
  );
  const unearned = outcomes.flat().filter((outcome): outcome is UnearnedReward => !isDue(outcome));
  return { due, unearned: [...unearned, ...version.rules.rewards.flatMap((reward) => unreadable(given, reward))] };
}
