import { formatBasisPoints, formatMoney, type Money, percentOf } from "~/kernel/money";
import type { ProgramRules, Reward } from "../programs/program-rules";
import { milestoneNames, rewardText } from "../programs/reward-words";
import { checkConditions } from "./conditions";
import type { EvaluatedLead, ExplanationItem, PartnerFacts } from "./types";

/** What a lead may come to be worth: the opportunity's amount, or what the partner estimated. */
export type ExpectedValue = { money: Money; from: "opportunity" | "estimate" };

/** A reward that a lead can still earn, and what stands against it as things are. */
export type PotentialReward = {
  key: string;
  milestone: string;
  reward: string;
  /** Minor units; null where nobody can tell yet. */
  estimate: Money | null;
  /** "$120,000 (your estimate) × 10 % = $12,000". */
  arithmetic: string | null;
  /** Conditions that do not hold as things are. */
  against: ExplanationItem[];
};

const valueNames: Record<ExpectedValue["from"], string> = { opportunity: "the opportunity", estimate: "the estimate" };

function estimateOf(reward: Reward, value: ExpectedValue): Pick<PotentialReward, "estimate" | "arithmetic"> {
  const { amount } = reward;
  if (amount.type === "flat") {
    const estimate = { amountMinor: amount.minor, currency: amount.currency };
    return { estimate, arithmetic: null };
  }
  if (value.money.amountMinor === 0n) return { estimate: null, arithmetic: null };
  const estimate = percentOf(value.money, amount.basisPoints);
  const base = `${formatMoney(value.money)} (${valueNames[value.from]})`;
  return { estimate, arithmetic: `${base} × ${formatBasisPoints(amount.basisPoints)} = ${formatMoney(estimate)}` };
}

/**
 * What a lead can still earn under its pinned version, from what is known now. Pure; a promise of nothing: conditions
 * and limits are looked at again when the milestone is reached.
 * @param earned keys of the rewards that are earned already and pay once
 */
export function findPotential(
  rules: ProgramRules,
  lead: EvaluatedLead,
  partner: PartnerFacts,
  value: ExpectedValue,
  earned: ReadonlySet<string>,
  now: Date,
): PotentialReward[] {
  const { timeZone } = rules.serviceLevels.calendar;
  return rules.rewards
    .filter((reward) => reward.recurring !== null || !earned.has(reward.key))
    .map((reward) => {
      const fact = { id: "", kind: reward.trigger, occurredAt: now, payload: {} };
      const milestone = { key: reward.trigger, fact };
      const { items } = checkConditions({ reward, milestone, lead, partner, timeZone });
      return {
        key: reward.key,
        milestone: milestoneNames[reward.trigger],
        reward: rewardText(reward),
        ...estimateOf(reward, value),
        against: items.filter(({ effect }) => effect !== "met"),
      };
    });
}
