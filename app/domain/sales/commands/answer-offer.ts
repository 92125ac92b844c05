import { closeOffer, findOpenOffer, listLeadIdsWithLapsedOffer } from "db/queries/sales";
import { inTransaction, type Tx } from "db/tx";
import type { LeadRow } from "db/queries/leads";
import { assert } from "~/kernel/assert";
import { notFound } from "~/kernel/errors";
import type { Ctx, VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { canMove } from "../../leads/lifecycle";
import { expectRevision, lockLead, moveLead, stateOf } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { DeclineOfferInput } from "../input";

/** Locks a lead that is offered to this rep; another rep's offer does not exist for them. Throws `not-found`. */
async function lockOffered(tx: Tx, ctx: VendorCtx, input: { leadId: string; revision: number }) {
  const lead = await lockLead(tx, ctx, input.leadId);
  const offer = await findOpenOffer(tx, lead.id);
  if (offer?.repId !== ctx.actor.userId) throw notFound("offer");
  expectRevision(ctx, lead, input.revision);
  return { lead, offer };
}

async function backToRouting(
  tx: Tx,
  ctx: Ctx,
  lead: LeadRow,
  offer: { id: string; repId: string },
  how: { move: "declineOffer"; reason: string } | { move: "lapseOffer" },
): Promise<void> {
  const now = ctx.now();
  const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
  const declined = how.move === "declineOffer";
  await moveLead(tx, ctx, lead, how.move, { due: dueRules.assign(now, serviceLevels) });
  const answer = declined
    ? { outcome: "declined" as const, answeredAt: now, declineReason: how.reason }
    : { outcome: "lapsed" as const, answeredAt: now };
  assert(await closeOffer(tx, offer.id, answer), "an offered lead has one open offer");
  await appendJournal(tx, ctx, {
    kind: declined ? "lead.offer_declined" : "lead.offer_lapsed",
    leadId: lead.id,
    partnerId: lead.partnerId,
    payload: { offerId: offer.id, repId: offer.repId, ...(declined ? { reason: how.reason } : {}) },
  });
}

/** The rep takes the lead and owns it from now on. Throws `not-found`, `changed-meanwhile`. */
export async function acceptOffer(ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead, offer } = await lockOffered(tx, ctx, input);
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    await moveLead(tx, ctx, lead, "acceptOffer", {
      due: dueRules.firstContact(now, serviceLevels),
      ownerId: ctx.actor.userId,
    });
    assert(
      await closeOffer(tx, offer.id, { outcome: "accepted", answeredAt: now }),
      "an offered lead has one open offer",
    );
    await appendJournal(tx, ctx, { kind: "lead.owned", leadId: lead.id, partnerId: lead.partnerId });
  });
}

/** The rep declines with a reason, which is remembered; the lead goes back to be assigned. Throws as `acceptOffer`. */
export async function declineOffer(ctx: VendorCtx, input: DeclineOfferInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead, offer } = await lockOffered(tx, ctx, input);
    const reason = input.note ? `${input.reason}: ${input.note}` : input.reason;
    await backToRouting(tx, ctx, lead, offer, { move: "declineOffer", reason });
  });
}

const batch = 200;

/** The clock's part: offers that nobody answered in time go back to the manager. Safe to run by several workers. */
export async function lapseOffers(ctx: Ctx): Promise<number> {
  const due = await listLeadIdsWithLapsedOffer(ctx.db, ctx.now(), batch);
  for (const { id } of due) {
    await inTransaction(ctx.db, async (tx) => {
      const lead = await lockLead(tx, ctx, id);
      const offer = await findOpenOffer(tx, id);
      if (!offer || offer.respondBy > ctx.now() || !canMove(stateOf(lead), "lapseOffer")) return;
      await backToRouting(tx, ctx, lead, offer, { move: "lapseOffer" });
    });
  }
  return due.length;
}
