import { closeOffer, findOpenOffer, insertOffer } from "db/queries/sales";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { OfferLeadInput } from "../input";
import { suggestReps } from "../views/suggest-reps";

/** Offers an accepted lead to a rep, with a deadline and the reason for the choice. Throws as `moveLead`. */
export async function offerLead(ctx: VendorCtx, input: OfferLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const choice = (await suggestReps(tx, lead, ctx.now())).find((rep) => rep.userId === input.repId);
    if (!choice) throw new DomainError("invalid-input", { field: "repId", message: "Please choose one of the reps." });
    if (!choice.available) {
      const reason = choice.why.find((item) => item.effect === "cannot be offered");
      throw new DomainError("invalid-input", { field: "repId", message: `${choice.name}: ${reason?.found}.` });
    }
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    const due = dueRules.repAnswer(now, serviceLevels);
    await moveLead(tx, ctx, lead, "offer", { due });
    const id = ctx.newId("offer");
    await insertOffer(tx, {
      id,
      partnerId: lead.partnerId,
      leadId: lead.id,
      repId: choice.userId,
      offeredBy: ctx.actor.userId,
      offeredAt: now,
      respondBy: due.at,
      why: JSON.stringify(choice.why),
    });
    await appendJournal(tx, ctx, {
      kind: "lead.offered",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { offerId: id, repId: choice.userId },
    });
  });
}

/** Takes an open offer back, so that the lead can be offered to somebody else. Throws as `moveLead`. */
export async function recallOffer(ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    await moveLead(tx, ctx, lead, "recallOffer", { due: dueRules.assign(now, serviceLevels) });
    const offer = await findOpenOffer(tx, lead.id);
    assert(
      offer && (await closeOffer(tx, offer.id, { outcome: "recalled", answeredAt: now })),
      "an offered lead has one open offer",
    );
    await appendJournal(tx, ctx, {
      kind: "lead.offer_recalled",
      leadId: lead.id,
      partnerId: lead.partnerId,
      payload: { offerId: offer.id, repId: offer.repId },
    });
  });
}
