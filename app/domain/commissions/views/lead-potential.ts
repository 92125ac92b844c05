import { listTakenTriggers, sumClaimsOfMonth } from "db/queries/commissions";
import { findOpportunity } from "db/queries/sales";
import { type PartnerCtx, scopeOf, type VendorCtx } from "../../context";
import { stateOf } from "../../leads/move-lead";
import { isMoved } from "../../leads/moved-words";
import type { StandingFacts } from "../../leads/standing";
import { limitsMonths, monthOf } from "../limits";
import { findPotential, type Potential, type PotentialReward } from "../potential";
import type { LeadRewards } from "./lead-rewards";

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

/** What a lead can still earn; null where there is nothing to tell, and for somebody who may not see money. */
export async function getLeadPotential(
  ctx: PartnerCtx | VendorCtx,
  rewards: LeadRewards | null,
): Promise<Potential | null> {
  if (!rewards) return null;
  const { db, actor } = ctx;
  const { lead, version, partner, commissions, facts } = rewards;
  const ended = endedBecause(stateOf(lead));
  if (ended) return { rewards: [], blocked: ended };
  const now = ctx.now();
  const { limits, serviceLevels } = version.rules;
  const month = monthOf(now, serviceLevels.calendar.timeZone);
  const [opportunity, sums, takenTriggers] = await Promise.all([
    findOpportunity(db, scopeOf(actor), lead.id),
    limitsMonths(limits) ? sumClaimsOfMonth(db, { partnerId: lead.partnerId, programId: lead.programId, month }) : [],
    limits.oncePerAccountAndTrigger
      ? listTakenTriggers(db, { programId: lead.programId, accountKey: lead.domain || lead.id, exceptLeadId: lead.id })
      : [],
  ]);
  const { valueMinor, currency } = lead;
  const value = opportunity
    ? { money: { amountMinor: opportunity.amountMinor, currency: opportunity.currency }, from: "opportunity" as const }
    : { money: { amountMinor: valueMinor, currency }, from: "estimate" as const };
  const standing = {
    earnedOnLead: commissions.filter(({ rejected }) => !rejected),
    month: {
      count: sums.reduce((total, { n }) => total + Number(n), 0),
      amounts: Object.fromEntries(sums.map((sum) => [sum.currency, BigInt(sum.amount)])),
    },
    takenTriggers,
  };
  const potential = findPotential({ version, facts, lead, partner }, value, standing, now);
  return potential.rewards.length > 0 || potential.blocked ? potential : null;
}
