import { findOwner } from "db/queries/assignment";
import { findExtension } from "db/queries/lead-extensions";
import { listLeadJournal } from "db/queries/journal";
import { findLeadReview, listLeadFiles } from "db/queries/lead-conversation";
import { findProgram } from "db/queries/program-desk";
import { findPartner } from "db/queries/partners";
import { listWaitingRefunds } from "db/queries/refunds";
import { findOpportunity, listOffers } from "db/queries/sales";
import { can, scopeOf, type VendorCtx } from "../../context";
import type { Fit } from "../../leads/fit";
import { canMove, type MoveName } from "../../leads/lifecycle";
import { dueOf, stateOf } from "../../leads/move-lead";
import { describeStanding } from "../../leads/standing";
import { submittedFields } from "../../leads/views/get-lead";
import { listVendorMessages } from "../../leads/views/vendor-messages";
import { readAccountFacts } from "../account-facts";
import { loadVersion } from "../../programs/load-rules";
import { getVisibleLead } from "./may-see-lead";
import { suggestReps } from "./suggest-reps";

type Explanation = { rule: string; found: string; effect: string }[];

/** A lead as the vendor's people work with it; a rep sees only their own. Throws `not-found`. */
export async function getDeskLead(ctx: VendorCtx, leadId: string) {
  const lead = await getVisibleLead(ctx, leadId);
  const { actor, db } = ctx;
  const scope = scopeOf(actor);
  const now = ctx.now();
  const state = stateOf(lead);
  const mine = lead.ownerId === actor.userId;
  const mayAssign = can(actor, "lead.assign");
  const [
    version,
    program,
    journal,
    messages,
    files,
    offers,
    opportunity,
    review,
    partner,
    owner,
    suggestions,
    extension,
    waiting,
  ] = await Promise.all([
    loadVersion(db, lead.programVersionId),
    findProgram(db, lead.programId),
    listLeadJournal(db, scope, leadId, "all"),
    listVendorMessages(ctx, leadId),
    listLeadFiles(db, lead.partnerId, leadId),
    listOffers(db, leadId),
    findOpportunity(db, scope, leadId),
    findLeadReview(db, leadId),
    findPartner(db, scope, lead.partnerId),
    lead.ownerId ? findOwner(db, lead.ownerId) : undefined,
    mayAssign && (canMove(state, "offer") || canMove(state, "handOver")) ? suggestReps(db, lead, now) : [],
    findExtension(db, scope, leadId),
    listWaitingRefunds(db, leadId),
  ]);
  const openOffer = offers.find((offer) => offer.outcome === null);
  const offeredToMe = openOffer?.repId === actor.userId;
  const repNames = new Map(offers.map((offer) => [offer.id, offer.repName]));
  const work = (move: MoveName) => mine && can(actor, "lead.work") && canMove(state, move);
  return {
    id: lead.id,
    revision: lead.revision,
    status: state.status,
    stage: state.stage,
    standing: describeStanding(state, "vendor"),
    reason: lead.partnerReason,
    due: dueOf(lead),
    submittedAt: lead.submittedAt,
    protectedUntil: lead.protectedUntil,
    claim: lead.claim,
    duplicateOf: lead.duplicateOf,
    fields: submittedFields(lead),
    fit: lead.fit as Fit,
    partner: { id: lead.partnerId, name: partner?.legalName ?? "" },
    owner: owner ? { name: owner.name, left: owner.left } : null,
    program: { id: lead.programId, name: program?.name ?? "", version: version.number },
    review: review
      ? {
          decision: review.decision,
          reviewerName: review.reviewerName,
          decidedAt: review.decidedAt,
          internalNote: review.internalNote,
          checklist: review.checklist as { text: string; met: boolean }[],
        }
      : null,
    offers: offers.map((offer) => ({ ...offer, why: offer.why as Explanation })),
    suggestions,
    opportunity: opportunity ?? null,
    extension: extension ?? null,
    qualifyChecklist: version.rules.checklists.qualify,
    timeline: journal.map(({ id, kind, occurredAt, actorKind, actorName, apiKeyName, payload }) => {
      const facts = payload as Record<string, string | undefined>;
      return {
        id,
        kind,
        at: occurredAt,
        actor: actorName ?? (actorKind === "integration" ? `API key ${apiKeyName}` : "Fairlead"),
        payload: {
          step: facts.step,
          amountMinor: facts.amountMinor,
          deltaMinor: facts.deltaMinor,
          currency: facts.currency,
          reason: facts.reason,
          source: facts.source,
          payoutId: facts.payoutId,
          rep: facts.offerId ? repNames.get(facts.offerId) : undefined,
        },
      };
    }),
    accountFacts: readAccountFacts(journal),
    waitingRefunds: waiting.map(({ id, occurredAt, note, amountMinor, currency }) => ({
      ...{ id, note, at: occurredAt },
      amount: amountMinor && currency ? { amountMinor: BigInt(amountMinor), currency } : null,
    })),
    messages,
    nextMessageId: ctx.newId("msg"),
    files,
    may: {
      review: can(actor, "lead.review") && canMove(state, "accept"),
      seePartner: can(actor, "partner.read"),
      offer: mayAssign && canMove(state, "offer"),
      recall: mayAssign && openOffer !== undefined && (canMove(state, "recallOffer") || canMove(state, "endHandOver")),
      handOver: mayAssign && openOffer === undefined && canMove(state, "handOver"),
      answerOffer: offeredToMe,
      contact: work("contact"),
      qualify: work("qualify"),
      openOpportunity: work("openOpportunity"),
      moveOpportunity: work("win"),
      reopen: work("reopen"),
      answerExtension: mayAssign && extension?.status === "open" && canMove(state, "expireUnprotected"),
      readEvents: can(actor, "event.read"),
      recordFact: can(actor, "account-fact.record") && state.status === "accepted",
    },
    now,
    timeZone: actor.timeZone,
  };
}

export type DeskLead = Awaited<ReturnType<typeof getDeskLead>>;
