import { listCommissionsOfLead, listTakenTriggers, sumClaimsOfMonth } from "db/queries/commissions";
import { findLead } from "db/queries/leads";
import { findOpportunity } from "db/queries/sales";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { stateOf } from "../../leads/move-lead";
import type { LeadState } from "../../leads/types";
import { loadVersion } from "../../programs/load-rules";
import { loadPartnerFacts, publishedVersions, volumeTriggers } from "../load-evaluation";
import { limitsMonths, monthOf } from "../limits";
import { findPotential, type PotentialReward } from "../potential";
import { findHoldingReview } from "./holding-review";

/** Whether a lead may still come to something: it is undecided, or accepted and not lost. */
function isOpen({ status, stage }: LeadState): boolean {
  return ["submitted", "in_review", "needs_info"].includes(status) || (status === "accepted" && stage !== "lost");
}

/**
 * What an open lead can still earn, for those who may see money; empty for others and for leads that ended.
 * A lead that is not there gives nothing, too.
 */
export async function getLeadPotential(ctx: PartnerCtx | VendorCtx, leadId: string): Promise<PotentialReward[]> {
  const { db, actor } = ctx;
  if (!can(actor, "earnings.read") && !can(actor, "commission.read")) return [];
  const scope = scopeOf(actor);
  const lead = await findLead(db, scope, leadId);
  if (!lead || !isOpen(stateOf(lead))) return [];
  const [{ rules }, versions, opportunity, commissions] = await Promise.all([
    loadVersion(db, lead.programVersionId),
    publishedVersions(db, lead.programId),
    findOpportunity(db, scope, leadId),
    listCommissionsOfLead(db, scope, leadId),
  ]);
  const partner = await loadPartnerFacts(db, lead, volumeTriggers(versions));
  const { valueMinor, currency } = lead;
  const value = opportunity
    ? { money: { amountMinor: opportunity.amountMinor, currency: opportunity.currency }, from: "opportunity" as const }
    : { money: { amountMinor: valueMinor, currency }, from: "estimate" as const };
  const earned = new Set(commissions.map(({ rewardKey }) => rewardKey));
  const now = ctx.now();
  const month = monthOf(now, rules.serviceLevels.calendar.timeZone);
  const [sums, taken, review] = await Promise.all([
    limitsMonths(rules.limits)
      ? sumClaimsOfMonth(db, { partnerId: lead.partnerId, programId: lead.programId, month })
      : [],
    rules.limits.oncePerAccountAndTrigger
      ? listTakenTriggers(db, { programId: lead.programId, accountKey: lead.domain || lead.id, exceptLeadId: lead.id })
      : [],
    findHoldingReview(db, { flagged: true, leadId }),
  ]);
  const standing = {
    earnedOnLead: commissions.filter(({ rejected }) => !rejected),
    month: {
      count: sums.reduce((total, { n }) => total + Number(n), 0),
      amounts: Object.fromEntries(sums.map((sum) => [sum.currency, BigInt(sum.amount)])),
    },
    takenTriggers: taken,
    flag: review?.category ?? null,
  };
  return findPotential(rules, lead, partner, value, earned, standing, now);
}
