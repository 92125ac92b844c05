import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { acceptLead } from "~/domain/review/commands/decide-lead";
import { acceptOffer } from "~/domain/sales/commands/answer-offer";
import { offerLead } from "~/domain/sales/commands/offer-lead";
import { contactLead, qualifyLead } from "~/domain/sales/commands/work-lead";
import { loseOpportunity, openOpportunity, winOpportunity } from "~/domain/sales/commands/work-opportunity";
import { day } from "~/kernel/time";
import type { World } from "./factories";

/** Who brings a lead to where a test needs it. */
export type Hands = { world: World; manager: VendorCtx; rep: VendorCtx };

/** The way of a lead that goes well, in order. */
const way = ["submitted", "routing", "offered", "owned", "contacted", "qualified", "opportunity", "won"] as const;
export type StageWanted = (typeof way)[number] | "needs_info" | "lost";

export const reviewPoints = ["company", "criteria", "contact", "need"];
export const qualifyPoints = ["fit", "need", "authority", "timing"];

let companies = 0;

/** Submits a lead about a company that nobody has named before and takes it as far as wanted; gives its id. */
export async function leadAt(
  hands: Hands,
  partner: PartnerCtx,
  wanted: StageWanted,
  companyName = `Company ${++companies} of ${partner.actor.partnerName}`,
): Promise<string> {
  const { world, manager, rep } = hands;
  const leadId = await world.submit(partner, companyName);
  const at = async () => ({ leadId, revision: await world.revisionOf("leads", leadId) });
  const steps: Record<string, () => Promise<void>> = {
    routing: async () => acceptLead(manager, { ...(await at()), checklist: reviewPoints, internalNote: "" }),
    offered: async () => offerLead(manager, { ...(await at()), repId: rep.actor.userId }),
    owned: async () => acceptOffer(rep, await at()),
    contacted: async () => contactLead(rep, { ...(await at()), how: "By telephone" }),
    qualified: async () => qualifyLead(rep, { ...(await at()), checklist: qualifyPoints }),
    opportunity: async () =>
      openOpportunity(rep, {
        ...(await at()),
        amountMinor: 4_800_000n,
        currency: "USD",
        planTier: "growth",
        expectedClose: "2027-01-29",
      }),
    won: async () => winOpportunity(rep, { ...(await at()), amountMinor: 4_800_000n, currency: "USD" }),
  };
  if (wanted === "needs_info") {
    await askPartner(manager, { ...(await at()), question: "How many people would use it?" });
    return leadId;
  }
  const last = wanted === "lost" ? "opportunity" : wanted;
  for (const stage of way.slice(1, way.indexOf(last) + 1)) await steps[stage]?.();
  if (wanted === "lost") await loseOpportunity(rep, { ...(await at()), reason: "price", note: "" });
  return leadId;
}

/** A won lead's commission of the won reward, on hold, waiting for approval, or approved by `approver`; gives its id. */
export async function commissionAt(
  hands: Hands & { approver: VendorCtx },
  partner: PartnerCtx,
  wanted: "pending" | "awaiting_approval" | "approved",
): Promise<string> {
  const { world, approver } = hands;
  const leadId = await leadAt(hands, partner, "won");
  const system = world.ctxOf({ kind: "system" });
  await reconcileLead(system, leadId);
  const { id } = await world.db
    .selectFrom("commissions")
    .select("id")
    .where("leadId", "=", leadId)
    .where("rewardKey", "=", "won")
    .executeTakeFirstOrThrow();
  if (wanted === "pending") return id;
  await releaseHolds({ ...system, now: () => new Date(world.clock.now().getTime() + 40 * day) });
  if (wanted === "approved") {
    await approveCommission(approver, { commissionId: id, revision: await world.revisionOf("commissions", id) });
  }
  return id;
}
