import { listLeadFiles } from "db/queries/lead-conversation";
import { findLead, listSimilarLeads } from "db/queries/leads";
import { findPartner } from "db/queries/partners";
import { findUser } from "db/queries/identity";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { Fit } from "../../leads/fit";
import { canMove } from "../../leads/lifecycle";
import { dueOf, stateOf } from "../../leads/move-lead";
import { describeStanding } from "../../leads/standing";
import { submittedFields } from "../../leads/views/get-lead";
import { listVendorMessages } from "../../leads/views/vendor-messages";
import { loadVersion } from "../../programs/load-rules";
import { classifySimilar } from "../rules";

const mostSimilar = 12;

/** Everything that a decision needs, on one screen. Throws `not-found`. */
export async function getReviewScreen(ctx: VendorCtx, leadId: string) {
  const lead = await findLead(ctx.db, { all: true }, leadId);
  if (!lead) throw notFound("lead");
  const now = ctx.now();
  const [version, similar, messages, files, partner, reviewer] = await Promise.all([
    loadVersion(ctx.db, lead.programVersionId),
    listSimilarLeads(ctx.db, lead, mostSimilar),
    listVendorMessages(ctx, leadId),
    listLeadFiles(ctx.db, lead.partnerId, leadId),
    findPartner(ctx.db, { all: true }, lead.partnerId),
    lead.reviewerId ? findUser(ctx.db, lead.reviewerId) : undefined,
  ]);
  const state = stateOf(lead);
  return {
    id: lead.id,
    revision: lead.revision,
    status: state.status,
    stage: state.stage,
    standing: describeStanding(state, "vendor"),
    due: dueOf(lead),
    submittedAt: lead.submittedAt,
    claim: lead.claim,
    fields: submittedFields(lead),
    fit: lead.fit as Fit,
    partner: { id: lead.partnerId, name: partner?.legalName ?? "", kind: partner?.kind ?? "" },
    reviewer: reviewer ? { name: reviewer.name, own: reviewer.id === ctx.actor.userId } : null,
    checklist: version.rules.checklists.review,
    similar: similar.map((other) => ({
      id: other.id,
      companyName: other.companyName,
      domain: other.domain,
      partnerName: other.partnerName,
      submittedAt: other.submittedAt,
      country: other.country,
      region: other.region,
      employeeCount: other.employeeCount,
      useCase: other.useCase,
      standing: describeStanding(stateOf(other), "vendor"),
      similarity: classifySimilar(lead, other, now),
    })),
    messages,
    nextMessageId: ctx.newId("msg"),
    files,
    may: { decide: canMove(state, "accept"), claim: canMove(state, "startReview") },
    now,
    timeZone: ctx.actor.timeZone,
  };
}

export type ReviewScreen = Awaited<ReturnType<typeof getReviewScreen>>;
