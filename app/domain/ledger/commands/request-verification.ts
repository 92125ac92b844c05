import { enqueueJob } from "db/queries/jobs";
import { inTransaction } from "db/tx";
import type { VendorCtx } from "../../context";

/** The key of the job that somebody asked for: one waits at a time. */
export const verificationKey = "ledger.verify";

/** Lets a worker verify the books. Asked for again while one waits, it stays one. */
export async function requestVerification(ctx: VendorCtx): Promise<void> {
  await inTransaction(ctx.db, (tx) => enqueueJob(tx, "ledger.verify", {}, { key: verificationKey }));
}
