import { insertLeadReview } from "db/queries/lead-conversation";
import { findLead, type LeadRow } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { ProgramRules } from "../../programs/program-rules";
import type { AcceptLeadInput, MarkDuplicateInput, RejectLeadInput } from "../input";
import { decideReview, isSimilar, type ReviewChoice } from "../rules";

type Decision = { leadId: string; revision: number; checklist: string[]; internalNote: string };

/** What all three decisions share: lock, refuse what changed meanwhile, record the review with its checklist. */
async function recordDecision(
  tx: Tx,
  ctx: VendorCtx,
  input: Decision,
  choice: ReviewChoice,
): Promise<{ lead: LeadRow; rules: ProgramRules }> {
  const lead = await lockLead(tx, ctx, input.leadId);
  expectRevision(ctx, lead, input.revision);
  const { rules } = await loadVersion(tx, lead.programVersionId);
  const decision = decideReview({ choice, checklist: rules.checklists.review, ticked: input.checklist });
  if (!decision.ok) throw new DomainError("invalid-input", { field: "checklist", message: decision.why });
  await insertLeadReview(tx, {
    leadId: lead.id,
    partnerId: lead.partnerId,
    reviewerId: ctx.actor.userId,
    decision: choice,
    checklist: JSON.stringify(decision.filled),
    internalNote: input.internalNote,
    decidedAt: ctx.now(),
  });
  return { lead, rules };
}

/** Accepts a lead: it goes on to be assigned. Throws `changed-meanwhile`, `wrong-state`, `invalid-input`, `not-found`. */
export async function acceptLead(ctx: VendorCtx, input: AcceptLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead, rules } = await recordDecision(tx, ctx, input, "accepted");
    const now = ctx.now();
    await moveLead(tx, ctx, lead, "accept", {
      due: dueRules.assign(now, rules.serviceLevels),
      reviewerId: ctx.actor.userId,
      decidedAt: now,
    });
    await appendJournal(tx, ctx, {
      kind: "lead.accepted",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
    });
  });
}

/** Rejects a lead with a reason and a text that the partner reads. Throws as `acceptLead`. */
export async function rejectLead(ctx: VendorCtx, input: RejectLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead } = await recordDecision(tx, ctx, input, "rejected");
    await moveLead(tx, ctx, lead, "reject", {
      due: null,
      reviewerId: ctx.actor.userId,
      decidedAt: ctx.now(),
      reasonCode: input.reason,
      partnerReason: input.rejectText,
    });
    await appendJournal(tx, ctx, {
      kind: "lead.rejected",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: { reason: input.reason },
    });
  });
}

/** Rules that another lead's claim stands; which one is known internally only. Throws as `acceptLead`. */
export async function markDuplicate(ctx: VendorCtx, input: MarkDuplicateInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { lead } = await recordDecision(tx, ctx, input, "duplicate");
    const original = await findLead(tx, { all: true }, input.duplicateOf);
    if (!original || original.id === lead.id || !isSimilar(lead, original)) {
      throw new DomainError("invalid-input", { field: "duplicateOf", message: "Choose one of the leads beside it." });
    }
    await moveLead(tx, ctx, lead, "markDuplicate", {
      due: null,
      reviewerId: ctx.actor.userId,
      decidedAt: ctx.now(),
      reasonCode: "duplicate",
      partnerReason: input.duplicateText,
      duplicateOf: original.id,
    });
    // Which lead it duplicates stays in the lead's own row: this entry is meant for the partner.
    await appendJournal(tx, ctx, {
      kind: "lead.marked_duplicate",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
    });
  });
}
