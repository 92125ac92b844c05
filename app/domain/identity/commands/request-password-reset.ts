import { enqueueJob } from "db/queries/jobs";
import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";

/**
 * Asks for a reset link. Whether the address has an account is looked up later, by the job: the answer to the
 * visitor is the same and takes the same time either way (SAFETY, R10).
 */
export async function requestPasswordReset(ctx: Ctx, input: { email: string }): Promise<void> {
  await inTransaction(ctx.db, (tx) =>
    enqueueJob(
      tx,
      "identity.mail-password-reset",
      { email: input.email },
      { key: `reset:${input.email}`, urgency: "awaited" },
    ),
  );
}
