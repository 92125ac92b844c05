import { foldSlips } from "db/queries/lead-counts";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";

/** The clock's part: the signed slips of the totals are added up, so that reading a total stays short. */
export async function foldCounts(ctx: Ctx): Promise<void> {
  await inTransaction(ctx.db, (tx) => foldSlips(tx));
}
