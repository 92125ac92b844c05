import type { LeadStatus } from "../../leads/types";
import { openStatuses } from "../../leads/types";
import { milestoneNames } from "../../programs/reward-words";
import { evaluate } from "../evaluate";
import { type UnearnedMilestone, unearnedMilestones } from "../unearned-milestones";
import type { LeadRewards } from "./lead-rewards";

/** A milestone that was reached and earned nothing: what it is, when, and why. */
export type UnearnedLine = Pick<UnearnedMilestone, "key" | "at" | "items"> & { milestone: string };

/**
 * The milestones of a lead that were reached and earned nothing, the first one first; none while the lead waits for its
 * review, when nothing is earned yet, nor for somebody who may not see money.
 */
export function listUnearned(rewards: LeadRewards | null): UnearnedLine[] {
  if (!rewards || openStatuses.includes(rewards.lead.status as LeadStatus)) return [];
  const { version, facts, lead, partner, commissions } = rewards;
  const lines = unearnedMilestones(evaluate(version, facts, lead, partner), commissions);
  return lines.map(({ key, trigger, at, items }) => ({ key, milestone: milestoneNames[trigger], at, items }));
}
