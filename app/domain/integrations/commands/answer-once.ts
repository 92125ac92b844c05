import { createHash } from "node:crypto";
import { claimIdempotencyKey, keepAnswer, releaseIdempotencyKey } from "db/queries/idempotent-answers";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { after, minute } from "~/kernel/time";
import type { Ctx } from "../../context";

export type Answer = { status: number; body: string };

/** A first request that never ended, because its process did: after so long the next one takes its place. */
const abandonedAfter = 2 * minute;

/**
 * Answers a request that carries an Idempotency-Key once, and gives the same answer to its repetitions. The answer is
 * kept in the transaction of the work itself: there is never one without the other, whenever the process dies.
 * Throws `in-flight` while the first one runs, `key-reused` when the same key comes with another request.
 * @param request what makes two requests the same: method, path and body
 * @param work gets the context whose `db` is that transaction
 */
export async function answerOnce<Given extends Ctx>(
  ctx: Given,
  { apiKeyId, key, request }: { apiKeyId: string; key: string; request: string },
  work: (ctx: Given) => Promise<Answer>,
): Promise<Answer> {
  const fingerprint = createHash("sha256").update(request).digest("hex");
  const now = ctx.now();
  const known = await inTransaction(ctx.db, (tx) =>
    claimIdempotencyKey(tx, { apiKeyId, key, fingerprint, createdAt: now }, after(now, -abandonedAfter)),
  );
  if (known) {
    if (known.fingerprint !== fingerprint) {
      throw new DomainError("key-reused", { message: "This Idempotency-Key came with another request before." });
    }
    if (known.status === null || known.body === null) {
      throw new DomainError("in-flight", { message: "The first request with this Idempotency-Key is under way." });
    }
    return { status: known.status, body: known.body };
  }
  const claim = { apiKeyId, key, createdAt: now };
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const answer = await work({ ...ctx, db: tx });
      if (!(await keepAnswer(tx, claim, answer))) {
        throw new DomainError("in-flight", { message: "This took so long that a repetition took its place." });
      }
      return answer;
    });
  } catch (error) {
    await inTransaction(ctx.db, (tx) => releaseIdempotencyKey(tx, claim));
    throw error;
  }
}
