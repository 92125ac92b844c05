import { formatMoney, type Money, roundingWords, shareOf } from "~/kernel/money";
import type { Reward } from "../programs/program-rules";
import { cannotBeRead, readAmount } from "./read-amount";
import type { ExplanationItem, LeadFact, Ruling, Weighed } from "./types";

/**
 * What the rules alone make of a reward, and what is left of it: `wholeMinor` is its weight before anything was taken
 * back, in minor units of `unit` (null for a reward that nothing is taken back of in part).
 */
export type ByRules = { money: Money; arithmetic: string; weighed: Weighed; wholeMinor: bigint; unit: string | null };

/** The amount by the rules or by the last ruling, with the steps that led there. */
export type Ruled = { money: Money; arithmetic: string; items: ExplanationItem[]; ruling: Ruling | null };

const digits = /^\d{1,18}$/;

/** What the answer weighed. An answer that says nothing of it was given before anything was taken back. */
function weighedAt(ruling: LeadFact, { weighed, wholeMinor }: ByRules): Weighed {
  const { weightMinor = "", ofMinor = "", canceled = false } = ruling.payload;
  if (!digits.test(weightMinor) || !digits.test(ofMinor) || BigInt(ofMinor) === 0n)
    return { weightMinor: wholeMinor, ofMinor: weighed.ofMinor, canceled: false };
  return { weightMinor: BigInt(weightMinor), ofMinor: BigInt(ofMinor), canceled };
}

/** What is left of an amount that was set: what was taken back since then, in proportion. */
function scale(set: Money, then: Weighed, { weighed: now, unit }: ByRules): { money: Money; arithmetic: string } {
  const whole = { money: set, arithmetic: formatMoney(set) };
  // Whoever ruled when everything was taken back ruled about exactly that; refunds have nothing more to take.
  if (then.weightMinor === 0n || unit === null) return whole;
  const numerator = now.weightMinor * then.ofMinor;
  const denominator = now.ofMinor * then.weightMinor;
  if (numerator === denominator) return whole;
  const money = shareOf(set, numerator, denominator);
  const part = (amountMinor: bigint) => formatMoney({ amountMinor, currency: unit });
  const share = `${part(now.weightMinor)} / ${part(then.weightMinor)}`;
  const rounding = roundingWords(set.amountMinor * numerator, denominator);
  return { money, arithmetic: `${formatMoney(set)} × ${share} = ${formatMoney(money)}${rounding}` };
}

/** "$500, $100 more than the rules give", "$375". */
function difference(due: Money, rules: Money): string {
  const delta = due.amountMinor - rules.amountMinor;
  if (delta === 0n) return "";
  const size = formatMoney({ ...due, amountMinor: delta < 0n ? -delta : delta });
  return `, ${size} ${delta < 0n ? "less" : "more"} than the rules give`;
}

/**
 * The amount that the last answer to an appeal set, in place of the rules' own. It is no last word: refunds and a
 * cancellation that the answer did not weigh still take it back, in proportion or as a whole. Takes facts in order.
 * Pure.
 */
export function applyRuling(reward: Reward, milestoneKey: string, facts: readonly LeadFact[], rules: ByRules): Ruled {
  const { money, arithmetic, weighed } = rules;
  const set = facts.findLast(
    ({ kind, payload }) =>
      kind === "commission.adjusted" && payload.rewardKey === reward.key && payload.milestoneKey === milestoneKey,
  );
  if (!set) return { money, arithmetic, items: [], ruling: null };
  const rule = "Set in the answer to an appeal";
  const found = `${formatMoney(money)} by the rules`;
  const amount = readAmount(set);
  if (typeof amount !== "object") {
    const item = { rule, found: cannotBeRead, effect: "not counted" };
    return { money, arithmetic, items: [item], ruling: null };
  }
  if (amount.currency !== money.currency) {
    const item = { rule, found: formatMoney(amount), effect: "not counted: other currency" };
    return { money, arithmetic, items: [item], ruling: null };
  }
  const then = weighedAt(set, rules);
  const ruling = (due: Money) => ({ setBy: set.actorId ?? null, aboveRules: due.amountMinor > money.amountMinor });
  if (weighed.canceled && !then.canceled) {
    const nothing = { ...amount, amountMinor: 0n };
    const effect = `${formatMoney(amount)}, taken back since = ${formatMoney(nothing)}`;
    return { money: nothing, arithmetic: effect, items: [{ rule, found, effect }], ruling: ruling(nothing) };
  }
  const due = scale(amount, then, rules);
  const effect = `${due.arithmetic}${difference(due.money, money)}`;
  return { ...due, items: [{ rule, found, effect }], ruling: ruling(due.money) };
}
