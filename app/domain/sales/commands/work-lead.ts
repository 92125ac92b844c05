import { insertLeadMessage } from "db/queries/lead-conversation";
import type { LeadRow } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";
import type { ContactLeadInput, QualifyLeadInput } from "../input";
import { decideQualification } from "../rules";

/** Locks a lead that this rep owns; other reps' leads do not exist for them. Throws `not-found`, `changed-meanwhile`. */
export async function lockOwned(tx: Tx, ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<LeadRow> {
  const lead = await lockLead(tx, ctx, input.leadId);
  if (lead.ownerId !== ctx.actor.userId) throw notFound("lead");
  expectRevision(ctx, lead, input.revision);
  return lead;
}

/** Notes the first contact with the company; how it went is an internal note. Throws as `moveLead`. */
export async function contactLead(ctx: VendorCtx, input: ContactLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    await moveLead(tx, ctx, lead, "contact", { due: dueRules.protection(ctx.now(), lead.protectedUntil) });
    await insertLeadMessage(tx, {
      id: ctx.newId("msg"),
      partnerId: lead.partnerId,
      leadId: lead.id,
      audience: "internal",
      authorId: ctx.actor.userId,
      authorSide: "vendor",
      kind: "note",
      body: `First contact: ${input.how}`,
      createdAt: ctx.now(),
    });
    await appendJournal(tx, ctx, { kind: "lead.contacted", leadId: lead.id, partnerId: lead.partnerId });
  });
}

/** Confirms fit, need, authority and timing: a milestone that rewards may hang on. Throws as `moveLead`, `invalid-input`. */
export async function qualifyLead(ctx: VendorCtx, input: QualifyLeadInput & { leadId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockOwned(tx, ctx, input);
    const { rules } = await loadVersion(tx, lead.programVersionId);
    const decision = decideQualification(rules.checklists.qualify, input.checklist);
    if (!decision.ok) throw new DomainError("invalid-input", { field: "checklist", message: decision.why });
    await moveLead(tx, ctx, lead, "qualify", { due: dueRules.protection(ctx.now(), lead.protectedUntil) });
    await appendJournal(tx, ctx, {
      kind: "lead.qualified",
      leadId: lead.id,
      partnerId: lead.partnerId,
      programId: lead.programId,
      payload: { checklist: input.checklist },
    });
  });
}
