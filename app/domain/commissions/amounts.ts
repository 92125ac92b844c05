import {
  formatBasisPoints,
  formatMoney,
  type Money,
  percentOf,
  percentRoundingWords,
  roundingWords,
  shareOf,
} from "~/kernel/money";
import type { ProgramRules, Reward } from "../programs/program-rules";
import { rewardText } from "../programs/reward-words";
import { takenBackBy } from "../programs/taken-back";
import type { Milestone } from "./milestones";
import { cannotBeRead, readAmount } from "./read-amount";
import { applyRuling, type ByRules, type Ruled } from "./rulings";
import { takeBack } from "./taken-back";
import type { DueReward, ExplanationItem, LeadFact } from "./types";

/** What a reward comes to for one milestone, with the steps that led there. */
export type Amount = Ruled & { byRules: DueReward["byRules"]; rulesArithmetic: string };

/** Flat or percent of what remains of the milestone's amount; rounded half to even, once, at the end, and says so. */
function payFor(reward: Reward, base: Money | null, refunded: bigint): { money: Money; arithmetic: string } | null {
  const { amount } = reward;
  if (amount.type === "flat") {
    const flat = { amountMinor: amount.minor, currency: amount.currency };
    if (!base || refunded === 0n) return { money: flat, arithmetic: `flat ${formatMoney(flat)}` };
    const remaining = { ...base, amountMinor: base.amountMinor - refunded };
    const money = shareOf(flat, remaining.amountMinor, base.amountMinor);
    const share = `${formatMoney(remaining)} / ${formatMoney(base)}`;
    const rounding = roundingWords(flat.amountMinor * remaining.amountMinor, base.amountMinor);
    return { money, arithmetic: `${formatMoney(flat)} × ${share} = ${formatMoney(money)}${rounding}` };
  }
  if (!base) return null;
  const remaining = { ...base, amountMinor: base.amountMinor - refunded };
  const money = percentOf(remaining, amount.basisPoints);
  const from =
    refunded === 0n ? formatMoney(base) : `(${formatMoney(base)} − ${formatMoney({ ...base, amountMinor: refunded })})`;
  const rounding = percentRoundingWords(remaining, amount.basisPoints);
  return { money, arithmetic: `${from} × ${formatBasisPoints(amount.basisPoints)} = ${formatMoney(money)}${rounding}` };
}

/** What is left of a reward, as rulings measure it: a percentage by what remains, a flat amount by the part of it. */
function weigh(
  reward: Reward,
  base: Money | null,
  refunded: bigint,
): Pick<ByRules, "wholeMinor" | "unit"> & {
  weightMinor: bigint;
  ofMinor: bigint;
} {
  if (!base || takenBackBy(reward).refunds === null) {
    return { weightMinor: 1n, ofMinor: 1n, wholeMinor: 1n, unit: null };
  }
  return {
    weightMinor: base.amountMinor - refunded,
    ofMinor: reward.amount.type === "flat" ? base.amountMinor : 1n,
    wholeMinor: base.amountMinor,
    unit: base.currency,
  };
}

/**
 * A reward's amount for a milestone, after refunds, a cancellation and what an appeal set; or why it has none: the
 * milestone carries no amount that can be read. Takes facts in order.
 */
export function amountFor(
  reward: Reward,
  milestone: Milestone,
  facts: readonly LeadFact[],
  rules: ProgramRules,
): Amount | { unearned: ExplanationItem } {
  const own = readAmount(milestone.fact);
  const base = typeof own === "object" ? own : null;
  const back = takeBack(reward, milestone, base, facts, rules);
  const pay = payFor(reward, base, back.refundedMinor);
  if (!pay) {
    const found = own === "none" ? "the milestone came without an amount" : `the milestone came, but ${cannotBeRead}`;
    return { unearned: { rule: rewardText(reward), found, effect: "not counted, nothing is due" } };
  }
  const nothing = { ...pay.money, amountMinor: 0n };
  const kept = back.canceled
    ? { money: nothing, arithmetic: `${pay.arithmetic}, taken back = ${formatMoney(nothing)}` }
    : pay;
  const { wholeMinor, unit, ...weight } = weigh(reward, base, back.refundedMinor);
  const weighed = { ...weight, canceled: back.canceled !== null };
  const ruled = applyRuling(reward, milestone.key, facts, { ...kept, weighed, wholeMinor, unit });
  return {
    ...ruled,
    items: [...back.items, ...ruled.items],
    byRules: { ...weighed, amountMinor: kept.money.amountMinor },
    rulesArithmetic: kept.arithmetic,
  };
}
