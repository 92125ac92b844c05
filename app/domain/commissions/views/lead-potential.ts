import { listCommissionsOfLead, listTakenTriggers, sumClaimsOfMonth } from "db/queries/commissions";
import { listLeadFacts } from "db/queries/journal";
import { findLead } from "db/queries/leads";
import { findOpportunity } from "db/queries/sales";
import { can, type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { stateOf } from "../../leads/move-lead";
import { isMoved } from "../../leads/moved-words";
import type { StandingFacts } from "../../leads/standing";
import { loadVersion } from "../../programs/load-rules";
import { loadPartnerFacts, publishedVersions, volumeTriggers } from "../load-evaluation";
import { limitsMonths, monthOf } from "../limits";
import { findPotential, type Potential, type PotentialReward } from "../potential";
import { rewardFacts } from "../reward-facts";
import type { LeadFact } from "../types";

export type { Potential, PotentialReward };

/** Why a lead that has ended earns nothing more, or null for one that may still come to something. */
function endedBecause({ status, stage, reasonCode }: StandingFacts): string | null {
  if (status === "rejected") return "The lead was not accepted, and only accepted leads earn.";
  if (status === "duplicate") return "An earlier claim on the company stands, and only accepted leads earn.";
  if (status === "withdrawn")
    return isMoved(reasonCode) ? "The account counts elsewhere now." : "The lead was withdrawn.";
  if (status === "expired") return "The lead has expired; only what happened before that earns.";
  return stage === "lost" ? "The deal was lost. If it is taken up again, what it can earn is told here." : null;
}

/**
 * What a lead can still earn, for those who may see money; null for others, where there is nothing to tell, and for a
 * lead that is not there.
 */
export async function getLeadPotential(ctx: PartnerCtx | VendorCtx, leadId: string): Promise<Potential | null> {
  const { db, actor } = ctx;
  if (!can(actor, "earnings.read") && !can(actor, "commission.read")) return null;
  const scope = scopeOf(actor);
  const lead = await findLead(db, scope, leadId);
  if (!lead) return null;
  const ended = endedBecause(stateOf(lead));
  if (ended) return { rewards: [], blocked: ended };
  const [version, versions, opportunity, commissions, facts] = await Promise.all([
    loadVersion(db, lead.programVersionId),
    publishedVersions(db, lead.programId),
    findOpportunity(db, scope, leadId),
    listCommissionsOfLead(db, scope, leadId),
    listLeadFacts(db, leadId, rewardFacts),
  ]);
  const partner = await loadPartnerFacts(db, lead, volumeTriggers(versions));
  const { valueMinor, currency } = lead;
  const value = opportunity
    ? { money: { amountMinor: opportunity.amountMinor, currency: opportunity.currency }, from: "opportunity" as const }
    : { money: { amountMinor: valueMinor, currency }, from: "estimate" as const };
  const now = ctx.now();
  const { limits, serviceLevels } = version.rules;
  const month = monthOf(now, serviceLevels.calendar.timeZone);
  const [sums, takenTriggers] = await Promise.all([
    limitsMonths(limits) ? sumClaimsOfMonth(db, { partnerId: lead.partnerId, programId: lead.programId, month }) : [],
    limits.oncePerAccountAndTrigger
      ? listTakenTriggers(db, { programId: lead.programId, accountKey: lead.domain || lead.id, exceptLeadId: lead.id })
      : [],
  ]);
  const standing = {
    earnedOnLead: commissions.filter(({ rejected }) => !rejected),
    month: {
      count: sums.reduce((total, { n }) => total + Number(n), 0),
      amounts: Object.fromEntries(sums.map((sum) => [sum.currency, BigInt(sum.amount)])),
    },
    takenTriggers,
  };
  const potential = findPotential({ version, facts: facts as LeadFact[], lead, partner }, value, standing, now);
  return potential.rewards.length > 0 || potential.blocked ? potential : null;
}
