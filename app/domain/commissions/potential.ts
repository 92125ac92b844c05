import {
  atLeastNothing,
  formatBasisPoints,
  formatMoney,
  type Money,
  percentOf,
  percentRoundingWords,
  smaller,
} from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { byMilestone, type ProgramRules, type Reward, rewardTriggers } from "../programs/program-rules";
import { milestoneNames, rewardText } from "../programs/reward-words";
import { type CheckedCondition, checkConditions } from "./conditions";
import { blockedBy, countedMilestones, type EvaluatedVersion, type Given, givenOf, monthsEnd, zoneOf } from "./given";
import { flagItem } from "./flags";
import { findMilestones, findStanding, type Milestone } from "./milestones";
import { readAmount } from "./read-amount";
import type { EvaluatedLead, ExplanationItem, LeadFact, PartnerFacts } from "./types";

/** What a lead may come to be worth: the opportunity's amount, or what the partner estimated. */
export type ExpectedValue = { money: Money; from: "opportunity" | "estimate" };

/** A reward that a lead can still earn, and what stands against it as things are. */
export type PotentialReward = {
  key: string;
  milestone: string;
  reward: string;
  /** `unknown` where nobody can tell yet; null while a condition is not met, or limits leave nothing. */
  estimate: Money | "unknown" | null;
  /** "$120,000 (the estimate) × 10 % = $12,000". */
  arithmetic: string | null;
  /** Conditions that do not hold as things are, and what limits and open flags leave of it. */
  against: ExplanationItem[];
};

/** What a lead can still earn; `blocked` says why it earns nothing more, or not all that its rules name. */
export type Potential = { rewards: PotentialReward[]; blocked: string | null };

/** What is taken of limits already. Minor units by currency. */
export type Standing = {
  /** What each reward has earned on this lead: its cap per lead leaves the rest. */
  earnedOnLead: readonly { rewardKey: string; currency: string; amountMinor: bigint }[];
  /** How many rewards this month counts, and what they come to. */
  month: { count: number; amounts: Readonly<Record<string, bigint>> };
  /** Another lead about the same company has earned at these steps. */
  takenTriggers: readonly string[];
};

type Estimate = Pick<PotentialReward, "estimate" | "arithmetic">;

const valueNames = { opportunity: "the opportunity", estimate: "the estimate", milestone: "as reported" };

function estimateOf(reward: Reward, { fact }: Milestone, expected: ExpectedValue): Estimate {
  const { amount } = reward;
  if (amount.type === "flat") {
    return { estimate: { amountMinor: amount.minor, currency: amount.currency }, arithmetic: null };
  }
  const reported = readAmount(fact);
  const value = typeof reported === "object" ? { money: reported, from: "milestone" as const } : expected;
  if (value.money.amountMinor === 0n) return { estimate: "unknown", arithmetic: null };
  const estimate = percentOf(value.money, amount.basisPoints);
  const base = `${formatMoney(value.money)} (${valueNames[value.from]})`;
  const rounding = percentRoundingWords(value.money, amount.basisPoints);
  const share = formatBasisPoints(amount.basisPoints);
  return { estimate, arithmetic: `${base} × ${share} = ${formatMoney(estimate)}${rounding}` };
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
  return { estimate: left === 0n ? null : { amountMinor: left, currency }, against };
}

/**
 * The milestone that a reward could be earned for next: one that was reached and waits for the lead's acceptance, or one
 * that would be reached now; null where it was reached already, or its months are over.
 */
function nextMilestone(given: Given, reward: Reward, accepted: boolean, now: Date): Milestone | null {
  const { trigger, recurring } = reward;
  const [first] = countedMilestones(given, reward).filter((milestone) => !blockedBy(given, milestone));
  if (first && !accepted) return first;
  const again = trigger === "invoice.paid" && (first === undefined || recurring !== null);
  if (!again && (first || findMilestones(trigger, given.facts).length > 0)) return null;
  const end = first && monthsEnd(given, reward, first);
  if (end && end <= now) return null;
  return { key: trigger, fact: { id: "", kind: trigger, occurredAt: now, payload: {} } };
}

/** A customer that has cancelled and of whom nothing was heard since. */
function canceledWithoutReturn({ facts }: Given): LeadFact | undefined {
  const index = facts.findLastIndex(({ kind }) => kind === "subscription.canceled");
  const triggers: readonly string[] = rewardTriggers;
  return facts.slice(index).some(({ kind }) => triggers.includes(kind)) ? undefined : facts[index];
}

type Candidate = { reward: Reward; milestone: Milestone; unmet: CheckedCondition[] };

/** Of several rules by volume for one milestone only the one that applies next is told; the others come one by one. */
function isOvertaken(candidate: Candidate, all: readonly Candidate[]): boolean {
  if (!candidate.unmet.some(({ key }) => key === "volume")) return false;
  const applies = ({ reward, unmet }: Candidate) =>
    reward.trigger === candidate.reward.trigger && reward.conditions.volume !== null && unmet.length === 0;
  return all.some(applies);
}

/**
 * What a lead can still earn under its pinned version, from what is known now: what was earned already, and what can
 * never be, is not in it. Pure; a promise of nothing: conditions and limits are looked at again when the milestone is
 * reached. A lead that waits for its review is looked at as if it were accepted now. Amounts are what limits leave as
 * things are, and say so.
 */
export function findPotential(
  about: { version: EvaluatedVersion; facts: readonly LeadFact[]; lead: EvaluatedLead; partner: PartnerFacts },
  value: ExpectedValue,
  standing: Standing,
  now: Date,
): Potential {
  const { version, lead, partner } = about;
  const accepted = findStanding("lead.accepted", about.facts) !== undefined;
  const acceptance = { id: "acceptance", kind: "lead.accepted", occurredAt: now, payload: {} };
  const given = givenOf(version, accepted ? about.facts : [...about.facts, acceptance], lead, partner);
  const timeZone = zoneOf(given);
  const canceled = canceledWithoutReturn(given);
  if (canceled) {
    const at = formatDate(canceled.occurredAt, timeZone);
    return {
      rewards: [],
      blocked: `The customer cancelled on ${at}. Should they come back, what follows earns again.`,
    };
  }
  let blocked: string | null = null;
  const candidates: Candidate[] = [];
  for (const reward of [...version.rules.rewards].sort(byMilestone)) {
    const milestone = nextMilestone(given, reward, accepted, now);
    if (!milestone) continue;
    const block = blockedBy(given, milestone);
    if (block) blocked = `${block.rule}: ${block.effect}.`;
    const { checked } = checkConditions({ reward, milestone, lead, partner, timeZone });
    const unmet = checked.filter(({ met }) => !met);
    // The company's size can be set right until the lead is accepted.
    const isHopeless = unmet.some(({ key, stays }) => stays && (accepted || key !== "employees"));
    if (!block && !isHopeless) candidates.push({ reward, milestone, unmet });
  }
  const flag = given.open.at(-1);
  const rewards = candidates
    .filter((candidate) => !isOvertaken(candidate, candidates))
    .map(({ reward, milestone, unmet }): PotentialReward => {
      const told = { key: reward.key, milestone: milestoneNames[reward.trigger], reward: rewardText(reward) };
      const against = unmet.map(({ item }) => item);
      const review = flag ? [flagItem(flag)] : [];
      if (unmet.length > 0) return { ...told, estimate: null, arithmetic: null, against: [...against, ...review] };
      const { estimate, arithmetic } = estimateOf(reward, milestone, value);
      if (typeof estimate !== "object" || !estimate) return { ...told, estimate, arithmetic, against: review };
      const within = withinLimits(reward, estimate, version.rules.limits, standing);
      return { ...told, estimate: within.estimate, arithmetic, against: [...within.against, ...review] };
    });
  return { rewards, blocked };
}
