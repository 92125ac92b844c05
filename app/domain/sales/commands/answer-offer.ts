import { closeOffer, findOpenOffer, listLeadIdsWithLapsedOffer } from "db/queries/sales";
import { inTransaction, type Tx } from "db/tx";
import type { LeadRow } from "db/queries/leads";
import { assert } from "~/kernel/assert";
import { notFound } from "~/kernel/errors";
import type { Ctx, VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { canMove } from "../../leads/lifecycle";
import { expectRevision, lockLead, moveLead, runningDue, stateOf } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { DeclineOfferInput } from "../input";
import { isHandOver } from "../rules";

/** Locks a lead that is offered to this rep; another rep's offer does not exist for them. Throws `not-found`. */
async function lockOffered(tx: Tx, ctx: VendorCtx, input: { leadId: string; revision: number }) {
  const lead = await lockLead(tx, ctx, input.leadId);
  const offer = await findOpenOffer(tx, lead.id);
  if (offer?.repId !== ctx.actor.userId) throw notFound("offer");
  expectRevision(ctx, lead, input.revision);
  return { lead, offer };
}

/** An offered lead goes back to be assigned; one that another rep was to take over stays with its owner. */
async function endOffer(
  tx: Tx,
  ctx: Ctx,
  lead: LeadRow,
  offer: { id: string; repId: string },
  how: { move: "declineOffer"; reason: string } | { move: "lapseOffer" },
): Promise<void> {
  const now = ctx.now();
  const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
  const declined = how.move === "declineOffer";
  if (isHandOver(lead)) await moveLead(tx, ctx, lead, "endHandOver", { due: runningDue(lead) });
  else await moveLead(tx, ctx, lead, how.move, { due: dueRules.assign(now, serviceLevels) });
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

/** The new owner goes on where the lead stands; one that nobody has contacted yet is contacted in the usual time. */
async function takeOver(tx: Tx, ctx: VendorCtx, lead: LeadRow, offer: { id: string }): Promise<void> {
  const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
  const due = lead.stage === "owned" ? dueRules.firstContact(ctx.now(), serviceLevels) : runningDue(lead);
  await moveLead(tx, ctx, lead, "takeOver", { due, ownerId: ctx.actor.userId });
  await appendJournal(tx, ctx, {
    kind: "lead.taken_over",
    leadId: lead.id,
    partnerId: lead.partnerId,
    payload: { offerId: offer.id, from: lead.ownerId },
  });
}

/** The rep takes the lead and owns it from now on. Throws `not-found`, `changed-meanwhile`. */
export async function acceptOffer(ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead, offer } = await lockOffered(tx, ctx, input);
    const now = ctx.now();
    assert(
      await closeOffer(tx, offer.id, { outcome: "accepted", answeredAt: now }),
      "an offered lead has one open offer",
    );
    if (isHandOver(lead)) return takeOver(tx, ctx, lead, offer);
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    await moveLead(tx, ctx, lead, "acceptOffer", {
      due: dueRules.firstContact(now, serviceLevels),
      ownerId: ctx.actor.userId,
    });
    await appendJournal(tx, ctx, { kind: "lead.owned", leadId: lead.id, partnerId: lead.partnerId });
  });
}

/** The rep declines with a reason, which is remembered; the lead goes back to be assigned. Throws as `acceptOffer`. */
export async function declineOffer(ctx: VendorCtx, input: DeclineOfferInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead, offer } = await lockOffered(tx, ctx, input);
    const reason = input.note ? `${input.reason}: ${input.note}` : input.reason;
    await endOffer(tx, ctx, lead, offer, { move: "declineOffer", reason });
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
      if (!offer || offer.respondBy > ctx.now()) return;
      // Closed or expired meanwhile: nobody waits for this answer any more.
      if (!canMove(stateOf(lead), isHandOver(lead) ? "endHandOver" : "lapseOffer")) {
        await closeOffer(tx, offer.id, { outcome: "lapsed", answeredAt: ctx.now() });
        return;
      }
      await endOffer(tx, ctx, lead, offer, { move: "lapseOffer" });
    });
  }
  return due.length;
}
