import { listCommissionsOfLead } from "db/queries/commissions";
import { listLeadFacts } from "db/queries/journal";
import { findLead } from "db/queries/leads";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { loadPartnerFacts, publishedVersions, volumeTriggers } from "../load-evaluation";
import { rewardFacts } from "../reward-facts";
import type { LeadFact } from "../types";

/**
 * A lead with everything that its rewards are worked out from, for those who may see money; null for others, and for a
 * lead that is not there.
 */
export async function loadLeadRewards(ctx: PartnerCtx | VendorCtx, leadId: string) {
  const { db, actor } = ctx;
  if (!can(actor, "earnings.read") && !can(actor, "commission.read")) return null;
  const scope = scopeOf(actor);
  const lead = await findLead(db, scope, leadId);
  if (!lead) return null;
  const [version, versions, commissions, facts] = await Promise.all([
    loadVersion(db, lead.programVersionId),
    publishedVersions(db, lead.programId),
    listCommissionsOfLead(db, scope, leadId),
    listLeadFacts(db, leadId, rewardFacts),
  ]);
  const partner = await loadPartnerFacts(db, lead, volumeTriggers(versions));
  return { lead, version, partner, commissions, facts: facts as LeadFact[] };
}

export type LeadRewards = NonNullable<Awaited<ReturnType<typeof loadLeadRewards>>>;
