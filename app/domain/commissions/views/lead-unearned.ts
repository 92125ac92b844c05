import { listCommissionsOfLead } from "db/queries/commissions";
import { findLead } from "db/queries/leads";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import type { LeadStatus } from "../../leads/types";
import { openStatuses } from "../../leads/types";
import { milestoneNames } from "../../programs/reward-words";
import { evaluateOne } from "../load-evaluation";
import { type UnearnedMilestone, unearnedMilestones } from "../unearned-milestones";

/** A milestone that was reached and earned nothing: what it is, when, and why. */
export type UnearnedLine = Pick<UnearnedMilestone, "key" | "at" | "items"> & { milestone: string };

/**
 * The milestones of a lead that were reached and earned nothing, the first one first, for those who may see money;
 * none for others, nor while the lead waits for its review, when nothing is earned yet, nor for a lead that is not there.
 */
export async function listUnearned(ctx: PartnerCtx | VendorCtx, leadId: string): Promise<UnearnedLine[]> {
  const { db, actor } = ctx;
  if (!can(actor, "earnings.read") && !can(actor, "commission.read")) return [];
  const scope = scopeOf(actor);
  const lead = await findLead(db, scope, leadId);
  if (!lead || openStatuses.includes(lead.status as LeadStatus)) return [];
  const [evaluated, posted] = await Promise.all([evaluateOne(db, lead), listCommissionsOfLead(db, scope, leadId)]);
  if (!evaluated) return [];
  const lines = unearnedMilestones(evaluated, posted);
  return lines.map(({ key, trigger, at, items }) => ({ key, milestone: milestoneNames[trigger], at, items }));
}
