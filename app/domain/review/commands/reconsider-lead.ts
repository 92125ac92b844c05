import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { after } from "~/kernel/time";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { lockLead, moveLead } from "../../leads/move-lead";
import { dueRules } from "../../leads/rules";
import { loadVersion } from "../../programs/load-rules";

/**
 * Takes a rejection or a duplicate ruling back: the lead is in review again with a new deadline, and gets the time of
 * protection that it lost. Called within the transaction that decided so. Throws `not-found`, `wrong-state`.
 */
export async function reconsiderLead(tx: Tx, ctx: VendorCtx, leadId: string): Promise<void> {
  const lead = await lockLead(tx, ctx, leadId);
  const { rules } = await loadVersion(tx, lead.programVersionId);
  const now = ctx.now();
  assert(lead.decidedAt, "a decided lead says when");
  await moveLead(tx, ctx, lead, "reconsider", {
    due: dueRules.review(now, rules.serviceLevels),
    reviewerId: null,
    decidedAt: null,
    reasonCode: null,
    partnerReason: null,
    duplicateOf: null,
    protectedUntil: after(lead.protectedUntil, now.getTime() - lead.decidedAt.getTime()),
  });
  const { partnerId, programId } = lead;
  await appendJournal(tx, ctx, { kind: "lead.reconsidered", leadId, partnerId, programId });
}
