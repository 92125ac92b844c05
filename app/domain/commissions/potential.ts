import { atLeastNothing, formatBasisPoints, formatMoney, type Money, percentOf, smaller } from "~/kernel/money";
import { byMilestone, type ProgramRules, type Reward } from "../programs/program-rules";
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
  /** Conditions that do not hold as things are, and what limits and open flags leave of it. */
  against: ExplanationItem[];
};

/** What is taken of limits already, and whether somebody has to look first. Minor units by currency. */
export type Standing = {
  /** What each reward has earned on this lead: its cap per lead leaves the rest. */
  earnedOnLead: readonly { rewardKey: string; currency: string; amountMinor: bigint }[];
  /** How many rewards this month counts, and what they come to. */
  month: { count: number; amounts: Readonly<Record<string, bigint>> };
  /** Another lead about the same company has earned at these steps. */
  takenTriggers: readonly string[];
  /** In the words that the partner reads; null when no flag is open. */
  flag: string | null;
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

/** What caps and limits leave of an estimate as things are, each cut as a step; the month may be another by then. */
function withinLimits(reward: Reward, estimate: Money, limits: ProgramRules["limits"], standing: Standing) {
  const { currency } = estimate;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const against: ExplanationItem[] = [];
  let left = estimate.amountMinor;
  const cut = (rule: string, found: string, to: bigint) => {
    if (to >= left) return;
    against.push({ rule, found, effect: to === 0n ? "nothing is left now" : `leaves ${money(to)}` });
    left = to;
  };
  const cap = reward.capPerLead[currency];
  if (cap !== undefined) {
    const own = standing.earnedOnLead.filter((one) => one.rewardKey === reward.key && one.currency === currency);
    const earned = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    cut(
      `At most ${money(cap)} per lead`,
      `${money(earned)} earned before`,
      smaller(left, atLeastNothing(cap - earned)),
    );
  }
  if (limits.oncePerAccountAndTrigger && standing.takenTriggers.includes(reward.trigger))
    cut("One reward per company and step", "another lead about the same company reached this step first", 0n);
  const { count, amounts } = standing.month;
  if (limits.rewardsPerMonth !== null && count >= limits.rewardsPerMonth)
    cut(`At most ${limits.rewardsPerMonth} rewards per month`, `${count} earned this month`, 0n);
  const monthly = limits.amountPerMonth[currency];
  if (monthly !== undefined) {
    const earned = amounts[currency] ?? 0n;
    const rest = smaller(left, atLeastNothing(monthly - earned));
    cut(`At most ${money(monthly)} per month`, `${money(earned)} earned this month`, rest);
  }
  return { estimate: { amountMinor: left, currency }, against };
}

/**
 * What a lead can still earn under its pinned version, from what is known now. Pure; a promise of nothing: conditions
 * and limits are looked at again when the milestone is reached. Amounts are what limits leave as things are, and say so.
 * @param earned keys of the rewards that are earned already and pay once
 */
export function findPotential(
  rules: ProgramRules,
  lead: EvaluatedLead,
  partner: PartnerFacts,
  value: ExpectedValue,
  earned: ReadonlySet<string>,
  standing: Standing,
  now: Date,
): PotentialReward[] {
  const { timeZone } = rules.serviceLevels.calendar;
  return rules.rewards
    .filter((reward) => reward.recurring !== null || !earned.has(reward.key))
    .sort(byMilestone)
    .map((reward) => {
      const fact = { id: "", kind: reward.trigger, occurredAt: now, payload: {} };
      const milestone = { key: reward.trigger, fact };
      const { items } = checkConditions({ reward, milestone, lead, partner, timeZone });
      const unmet = items.filter(({ effect }) => effect !== "met");
      const { estimate, arithmetic } = estimateOf(reward, value);
      const within = estimate && withinLimits(reward, estimate, rules.limits, standing);
      const { flag } = standing;
      const review = { rule: "Reviewed before it is paid", found: flag ?? "", effect: "waits until somebody decides" };
      return {
        key: reward.key,
        milestone: milestoneNames[reward.trigger],
        reward: rewardText(reward),
        estimate: within ? within.estimate : null,
        arithmetic,
        against: [...unmet, ...(within?.against ?? []), ...(flag === null ? [] : [review])],
      };
    });
}
