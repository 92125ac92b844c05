import { formatMoney } from "~/kernel/money";
import { amountsText } from "../programs/reward-words";
import type { Reward } from "../programs/program-rules";
import type { DueReward, ExplanationItem } from "./types";

/** Cuts an amount to what is left, and says so. Minor units. */
export function cutTo(grossMinor: bigint, leftMinor: bigint): bigint {
  const left = leftMinor < 0n ? 0n : leftMinor;
  return grossMinor < left ? grossMinor : left;
}

/** One more step at the end of an explanation. */
export function explain<Due extends { explanation: DueReward["explanation"] }>(due: Due, item: ExplanationItem): Due {
  return { ...due, explanation: { ...due.explanation, items: [...due.explanation.items, item] } };
}

/** Whether a step of an explanation is a cut by the lead's cap. `isCut` in db/queries/commission-parts knows it, too. */
export const isCapPerLead = ({ rule }: ExplanationItem): boolean => /^At most .* per lead$/.test(rule);

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
    return explain(
      { ...one, grossMinor },
      {
        rule: `At most ${amountsText({ [currency]: cap })} per lead`,
        found: `${formatMoney({ amountMinor: before, currency })} earned before`,
        effect: `cut from ${formatMoney({ amountMinor: one.grossMinor, currency })} to ${formatMoney({ amountMinor: grossMinor, currency })}`,
      },
    );
  });
}
