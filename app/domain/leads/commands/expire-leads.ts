import { findExtension, listLeadIdsUnprotected } from "db/queries/lead-extensions";
import { listLeadIdsPastDue } from "db/queries/leads";
import { inTransaction, type Tx } from "db/tx";
import type { LeadRow } from "db/queries/leads";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { canMove, type MoveName } from "../lifecycle";
import { lockLead, moveLead, stateOf } from "../move-lead";

const batch = 200;

async function expire(
  tx: Tx,
  ctx: Ctx,
  leadId: string,
  move: MoveName,
  isDue: (lead: LeadRow) => boolean | Promise<boolean>,
  reason: string,
) {
  const lead = await lockLead(tx, ctx, leadId);
  if (!canMove(stateOf(lead), move) || !(await isDue(lead))) return;
  await moveLead(tx, ctx, lead, move, { due: null, reasonCode: reason, decidedAt: ctx.now() });
  await appendJournal(tx, ctx, { kind: "lead.expired", leadId, partnerId: lead.partnerId, payload: { reason } });
}

/**
 * The clock's part: questions that got no answer in time, and protection that lapsed without an open opportunity. A
 * lead whose partner waits for an answer about more protection is left alone.
 * Safe to run at any time and by several workers: each lead is looked at again under its lock.
 * @returns how many leads were looked at
 */
export async function expireLeads(ctx: Ctx): Promise<number> {
  const now = ctx.now();
  const unanswered = await listLeadIdsPastDue(ctx.db, "partner_answer", now, batch);
  for (const { id } of unanswered) {
    await inTransaction(ctx.db, (tx) =>
      expire(tx, ctx, id, "expireUnanswered", (lead) => lead.dueAt !== null && lead.dueAt <= now, "no_answer"),
    );
  }
  const unprotected = await listLeadIdsUnprotected(ctx.db, now, batch);
  for (const { id } of unprotected) {
    await inTransaction(ctx.db, (tx) => {
      const isDue = async (lead: LeadRow) =>
        lead.protectedUntil <= now && (await findExtension(tx, { all: true }, id))?.status !== "open";
      return expire(tx, ctx, id, "expireUnprotected", isDue, "protection_lapsed");
    });
  }
  return unanswered.length + unprotected.length;
}
