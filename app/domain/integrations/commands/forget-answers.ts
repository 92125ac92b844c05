import { deleteAnswersBefore } from "db/queries/idempotent-answers";
import { inTransaction } from "db/tx";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";

/** Forgets the answers of requests with an Idempotency-Key after a day: nobody repeats them any more. */
export async function forgetAnswers(ctx: Ctx): Promise<void> {
  await inTransaction(ctx.db, (tx) => deleteAnswersBefore(tx, after(ctx.now(), -day)));
}
