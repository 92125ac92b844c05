import { formatDate } from "~/kernel/time";
import type { Reward } from "../programs/program-rules";
import { rewardText } from "../programs/reward-words";
import { blockedBy, countedMilestones, type Given, reachedMilestones, zoneOf } from "./given";
import { invoiceMilestone, invoicesOf, type Milestone } from "./milestones";
import { cannotBeRead, readAmount } from "./read-amount";
import type { ExplanationItem, UnearnedReward } from "./types";

/** Which reward and milestone an outcome is about. */
export function aboutMilestone(
  { key, trigger }: Reward,
  milestone: Milestone,
): Pick<UnearnedReward, "rewardKey" | "milestoneKey" | "trigger" | "milestoneAt"> {
  const { key: milestoneKey, fact } = milestone;
  return { rewardKey: key, milestoneKey, trigger, milestoneAt: fact.occurredAt };
}

/**
 * Why a reward that pays for some milestones does not pay for this one. Without figures where the reason is the reward's
 * own: an explanation that was stored before says as many.
 */
function whyPassedOver(given: Given, reward: Reward, milestone: Milestone): ExplanationItem {
  const blocked = blockedBy(given, milestone);
  if (blocked) return blocked;
  const effect = "nothing is due";
  if (!reward.recurring) return { rule: "Only the first invoice is paid for", found: "another one came first", effect };
  return { rule: "Only the invoices of its months are paid for", found: "they were over", effect };
}

/** Invoices that a reward does not pay for: beside those that it counts, and those whose amount cannot be read. */
export function findPassedOver(given: Given, reward: Reward): UnearnedReward[] {
  if (reward.trigger !== "invoice.paid") return [];
  const reached = reachedMilestones(given, reward);
  const counted = countedMilestones(given, reward);
  const keys = new Set(counted.map(({ key }) => key));
  const passedOver = reached
    .filter(({ key }) => !keys.has(key))
    .map((milestone) => ({
      ...aboutMilestone(reward, milestone),
      items: [whyPassedOver(given, reward, milestone)],
    }));
  const readable = new Set(reached.map(({ key }) => key));
  const unreadable = invoicesOf(given.facts)
    .filter((fact) => readAmount(fact) === "unreadable" && !readable.has(invoiceMilestone(fact).key))
    .map((fact) => {
      const found = `an invoice of ${formatDate(fact.occurredAt, zoneOf(given))}, ${cannotBeRead}`;
      const item = { rule: rewardText(reward), found, effect: "not counted, nothing is due" };
      return { ...aboutMilestone(reward, invoiceMilestone(fact)), items: [item] };
    });
  return [...passedOver, ...unreadable];
}
