import { inTransaction } from "db/tx";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { expectRevision, lockLead, moveLead } from "../../leads/move-lead";

/** Claims a submitted lead for review; its deadline stays. Throws as `moveLead`. */
export async function startReview(ctx: VendorCtx, input: { leadId: string; revision: number }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const lead = await lockLead(tx, ctx, input.leadId);
    expectRevision(ctx, lead, input.revision);
    await moveLead(tx, ctx, lead, "startReview", { due: keptDue(lead), reviewerId: ctx.actor.userId });
    await appendJournal(tx, ctx, { kind: "lead.review_started", leadId: lead.id, partnerId: lead.partnerId });
  });
}

function keptDue(lead: { dueFrom: Date | null; dueAt: Date | null }) {
  return lead.dueFrom && lead.dueAt ? { kind: "review" as const, from: lead.dueFrom, at: lead.dueAt } : null;
}
