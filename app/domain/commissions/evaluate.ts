import { formatMoney } from "~/kernel/money";
import { after, day, formatDate } from "~/kernel/time";
import type { Reward } from "../programs/program-rules";
import { milestoneNames, rewardText, triggerWords } from "../programs/reward-words";
import { amountFor } from "./amounts";
import { capPerLead } from "./cap-per-lead";
import { checkConditions } from "./conditions";
import { flagItem } from "./flags";
import { blockedBy, countedMilestones, type EvaluatedVersion, type Given, givenOf, zoneOf } from "./given";
import type { Milestone } from "./milestones";
import type {
  DueReward,
  EvaluatedLead,
  Evaluation,
  ExplanationItem,
  LeadFact,
  PartnerFacts,
  UnearnedReward,
} from "./types";
import { aboutMilestone, findPassedOver } from "./unearned";

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
  const about = aboutMilestone(reward, milestone);
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
    kind: reward.kind,
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
  return { due, unearned: [...unearned, ...version.rules.rewards.flatMap((reward) => findPassedOver(given, reward))] };
}
