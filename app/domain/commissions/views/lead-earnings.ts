import type { LeadStatus } from "../../leads/types";
import { openStatuses } from "../../leads/types";
import { milestoneNames } from "../../programs/reward-words";
import { evaluate } from "../evaluate";
import type { CommissionExplanation, ShownStatus } from "../types";
import { type UnearnedMilestone, unearnedMilestones } from "../unearned-milestones";
import type { LeadRewards } from "./lead-rewards";

/** A milestone that was reached and earned nothing: what it is, when, and why. */
export type UnearnedLine = Pick<UnearnedMilestone, "key" | "at" | "items"> & { milestone: string };

/** What a lead earned at one step, as both sides see it beside the lead. */
function earnedLine(row: LeadRewards["commissions"][number]) {
  const { id, kind, amountMinor, currency, flagged } = row;
  const status = (row.cut ? "cut" : row.status) as ShownStatus;
  const { milestone } = row.explanation as CommissionExplanation;
  /** When its hold ends by itself; null while a review holds it, whose end nobody knows. */
  const heldUntil = status === "pending" && !flagged ? row.holdUntil : null;
  return { id, kind, amountMinor, currency, status, heldUntil, milestone };
}

/** The milestones that earned nothing, the first one first; none while the lead waits for its review. */
function listUnearned({ lead, version, facts, partner, commissions }: LeadRewards): UnearnedLine[] {
  if (openStatuses.includes(lead.status as LeadStatus)) return [];
  const lines = unearnedMilestones(evaluate(version, facts, lead, partner), commissions);
  return lines.map(({ key, trigger, at, items }) => ({ key, milestone: milestoneNames[trigger], at, items }));
}

/** What a lead earned, and which of its milestones earned nothing; nothing for somebody who may not see money. */
export function readEarnings(rewards: LeadRewards | null) {
  if (!rewards) return { earned: [], unearned: [] };
  return { earned: rewards.commissions.map(earnedLine), unearned: listUnearned(rewards) };
}

export type LeadEarnings = ReturnType<typeof readEarnings>;
