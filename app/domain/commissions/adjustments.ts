import { formatMoney } from "~/kernel/money";
import { explain } from "./cap-per-lead";
import type { DueReward, LeadFact } from "./types";

/** Applies what a second person decided in a dispute: the last adjustment of a reward's amount counts. Facts in order. */
export function adjustDue(facts: readonly LeadFact[], due: readonly DueReward[]): DueReward[] {
  return due.map((one) => {
    const { currency } = one;
    const adjustment = facts.findLast(
      ({ kind, payload }) =>
        kind === "commission.adjusted" &&
        payload.rewardKey === one.rewardKey &&
        payload.milestoneKey === one.milestoneKey &&
        payload.currency === currency,
    );
    if (!adjustment) return one;
    const grossMinor = BigInt(adjustment.payload.amountMinor ?? "0");
    return explain(
      { ...one, grossMinor },
      {
        rule: "Adjusted after a dispute",
        found: `${formatMoney({ amountMinor: one.grossMinor, currency })} by the rules`,
        effect: formatMoney({ amountMinor: grossMinor, currency }),
      },
    );
  });
}
