import { listCommissionsToRelease, updateCommission } from "db/queries/commissions";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";

const batch = 500;

/**
 * The clock's part: commissions whose hold has ended go to approval. Rows that somebody else has locked are left for
 * the next run, so any number of workers may do this at once.
 * @returns how many were released
 */
export async function releaseHolds(ctx: Ctx): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    const due = await listCommissionsToRelease(tx, ctx.now(), batch);
    for (const { id, leadId, partnerId } of due) {
      await updateCommission(tx, { id, status: "pending" }, { status: "awaiting_approval", changedAt: ctx.now() });
      await appendJournal(tx, ctx, { kind: "commission.released", leadId, partnerId, payload: { commissionId: id } });
    }
    return due.length;
  });
}
