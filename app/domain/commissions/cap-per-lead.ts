import { formatMoney } from "~/kernel/money";
import { amountsText } from "../programs/reward-words";
import type { Reward } from "../programs/program-rules";
import type { DueReward, ExplanationItem } from "./types";

/** Cuts an amount to what is left, and says so. Minor units. */
export function cutTo(grossMinor: bigint, leftMinor: bigint): bigint {
  const left = leftMinor < 0n ? 0n : leftMinor;
  return grossMinor < left ? grossMinor : left;
}

/** What the cap leaves of a payment, with the cut as the last step of its explanation. */
function capped(due: DueReward, grossMinor: bigint, cut: ExplanationItem): DueReward {
  const { explanation } = due;
  return { ...due, grossMinor, explanation: { ...explanation, items: [...explanation.items, cut], capped: true } };
}

/** Keeps one reward's payments for a lead within its cap, the earliest milestones first. Takes them in order. */
export function capPerLead(reward: Reward, due: readonly DueReward[]): DueReward[] {
  const spent = new Map<string, bigint>();
  return due.map((one) => {
    const cap = reward.capPerLead[one.currency];
    if (cap === undefined) return one;
    const before = spent.get(one.currency) ?? 0n;
    const grossMinor = cutTo(one.grossMinor, cap - before);
    spent.set(one.currency, before + grossMinor);
    if (grossMinor === one.grossMinor) return one;
    const { currency } = one;
    return capped(one, grossMinor, {
      rule: `At most ${amountsText({ [currency]: cap })} per lead`,
      found: `${formatMoney({ amountMinor: before, currency })} earned before`,
      effect: `cut from ${formatMoney({ amountMinor: one.grossMinor, currency })} to ${formatMoney({ amountMinor: grossMinor, currency })}`,
    });
  });
}
