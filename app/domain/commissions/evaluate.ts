import { formatBasisPoints, formatMoney, type Money, percentOf } from "~/kernel/money";
import { after, day, formatDate } from "~/kernel/time";
import type { ProgramRules, Reward } from "../programs/program-rules";
import { milestoneNames, rewardText, triggerWords } from "../programs/reward-words";
import type { DueReward, LeadFact } from "./types";

/** A won deal may be reopened and won again: only the milestone that stands in the end counts. */
const takenBackBy: Partial<Record<Reward["trigger"], string>> = { "opportunity.won": "opportunity.reopened" };

function inOrder(facts: readonly LeadFact[]): LeadFact[] {
  const unique = new Map(facts.map((fact) => [fact.id, fact]));
  return [...unique.values()].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** The milestone that a reward hangs on: the first of its kind that was not taken back later. */
function findMilestone(trigger: Reward["trigger"], facts: readonly LeadFact[]): LeadFact | undefined {
  const undo = takenBackBy[trigger];
  let standing: LeadFact | undefined;
  for (const fact of facts) {
    if (fact.kind === trigger) standing ??= fact;
    if (undo !== undefined && fact.kind === undo) standing = undefined;
  }
  return standing;
}

function amountOf(reward: Reward, milestone: LeadFact): { due: Money; arithmetic: string; found: string } | null {
  if (reward.amount.type === "flat") {
    const due = { amountMinor: reward.amount.minor, currency: reward.amount.currency };
    return { due, arithmetic: `flat ${formatMoney(due)}`, found: "a flat amount" };
  }
  const { amountMinor, currency } = milestone.payload;
  if (!amountMinor || !currency) return null;
  const base = { amountMinor: BigInt(amountMinor), currency };
  const due = percentOf(base, reward.amount.basisPoints);
  const rate = formatBasisPoints(reward.amount.basisPoints);
  return { due, arithmetic: `${formatMoney(base)} × ${rate} = ${formatMoney(due)}`, found: formatMoney(base) };
}

function reason(reward: Reward, milestone: LeadFact, rules: ProgramRules, versionNumber: number): DueReward | null {
  const amount = amountOf(reward, milestone);
  if (!amount) return null;
  const { timeZone } = rules.serviceLevels.calendar;
  const holdUntil = after(milestone.occurredAt, reward.holdDays * day);
  const hold = {
    rule: `Hold of ${reward.holdDays} days`,
    found: `counted from ${formatDate(milestone.occurredAt, timeZone)}`,
    effect: `until ${formatDate(holdUntil, timeZone)}`,
  };
  return {
    rewardKey: reward.key,
    milestoneId: milestone.id,
    milestoneAt: milestone.occurredAt,
    amountMinor: amount.due.amountMinor,
    currency: amount.due.currency,
    holdUntil,
    explanation: {
      versionNumber,
      milestone: milestoneNames[reward.trigger],
      reward: rewardText(reward),
      items: [
        {
          rule: `Paid when ${triggerWords[reward.trigger]}`,
          found: `this happened on ${formatDate(milestone.occurredAt, timeZone)}`,
          effect: "due",
        },
        { rule: rewardText(reward), found: amount.found, effect: formatMoney(amount.due) },
        ...(reward.holdDays > 0 ? [hold] : []),
      ],
      arithmetic: amount.arithmetic,
    },
  };
}

/**
 * What a lead's facts make due under its pinned version, with reasons (PRODUCT, The one idea). Pure and total:
 * facts may come in any order and twice. Rounded half to even, once, at the end.
 */
export function evaluate(version: { number: number; rules: ProgramRules }, facts: readonly LeadFact[]): DueReward[] {
  const ordered = inOrder(facts);
  return version.rules.rewards.flatMap((reward) => {
    const milestone = findMilestone(reward.trigger, ordered);
    const due = milestone ? reason(reward, milestone, version.rules, version.number) : null;
    return due ? [due] : [];
  });
}
