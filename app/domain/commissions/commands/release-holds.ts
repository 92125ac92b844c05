import { listCommissionsToRelease } from "db/queries/commissions";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import { loadVersion } from "../../programs/load-rules";
import { changeCommission } from "../save-commission";
import { approveByItself } from "./approve-by-itself";

const batch = 500;

/**
 * The clock's part: commissions whose hold has ended go to approval, and small ones on from there. Rows that somebody
 * else has locked are left for the next run, so any number of workers may do this at once.
 * @returns how many were released
 */
export async function releaseHolds(ctx: Ctx): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    const due = await listCommissionsToRelease(tx, ctx.now(), batch);
    for (const commission of due) {
      const released = await changeCommission(tx, ctx, commission, {}, { kind: "commission.released" });
      const { rules } = await loadVersion(tx, commission.programVersionId);
      await approveByItself(tx, ctx, released, rules.approval);
    }
    return due.length;
  });
}
