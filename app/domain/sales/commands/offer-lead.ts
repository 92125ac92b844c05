import { closeOffer, findOpenOffer, insertOffer } from "db/queries/sales";
import type { LeadRow } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead, runningDue } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import type { Due } from "../../leads/types";
import { loadVersion } from "../../programs/load-rules";
import type { OfferLeadInput } from "../input";
import { isHandOver, type RepSuggestion } from "../rules";
import { suggestReps } from "../views/suggest-reps";

/** The rep whom a lead is to be offered to. Throws `invalid-input` for its owner, and for who cannot be offered it. */
export async function chooseRep(tx: Tx, ctx: VendorCtx, lead: LeadRow, repId: string): Promise<RepSuggestion> {
  const choice = (await suggestReps(tx, lead, ctx.now())).find((rep) => rep.userId === repId);
  if (!choice) throw new DomainError("invalid-input", { field: "repId", message: "Please choose one of the reps." });
  if (!choice.available) {
    const reason = choice.why.find((item) => item.effect === "cannot be offered");
    throw new DomainError("invalid-input", { field: "repId", message: `${choice.name}: ${reason?.found}.` });
  }
  return choice;
}

/** By when a rep answers an offer that is made now. */
async function answerDue(tx: Tx, ctx: VendorCtx, lead: LeadRow): Promise<Due> {
  return dueRules.repAnswer(ctx.now(), (await loadVersion(tx, lead.programVersionId)).rules.serviceLevels);
}

/** Keeps an offer with its deadline and the reason for the choice; the rep is told. */
export async function recordOffer(
  tx: Tx,
  ctx: VendorCtx,
  lead: LeadRow,
  choice: RepSuggestion,
  more: { reason?: string } = {},
): Promise<void> {
  const id = ctx.newId("offer");
  await insertOffer(tx, {
    id,
    partnerId: lead.partnerId,
    leadId: lead.id,
    repId: choice.userId,
    offeredBy: ctx.actor.userId,
    offeredAt: ctx.now(),
    respondBy: (await answerDue(tx, ctx, lead)).at,
    why: JSON.stringify(choice.why),
  });
  await appendJournal(tx, ctx, {
    kind: "lead.offered",
    leadId: lead.id,
    partnerId: lead.partnerId,
    payload: { offerId: id, repId: choice.userId, ...more },
  });
}

/** Offers an accepted lead to a rep, with a deadline and the reason for the choice. Throws as `moveLead`. */
export async function offerLead(ctx: VendorCtx, input: OfferLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const choice = await chooseRep(tx, ctx, lead, input.repId);
    await moveLead(tx, ctx, lead, "offer", { due: await answerDue(tx, ctx, lead) });
    await recordOffer(tx, ctx, lead, choice);
  });
}

/** Takes an open offer back, so that the lead can be offered to somebody else. Throws as `moveLead`. */
export async function recallOffer(ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    const now = ctx.now();
    const { serviceLevels } = (await loadVersion(tx, lead.programVersionId)).rules;
    const offer = await findOpenOffer(tx, lead.id);
    if (isHandOver(lead) && offer) await moveLead(tx, ctx, lead, "endHandOver", { due: runningDue(lead) });
    else await moveLead(tx, ctx, lead, "recallOffer", { due: dueRules.assign(now, serviceLevels) });
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
