import type { Insertable } from "kysely";
import { affectedOne, type Tx } from "../tx";
import type { IdempotentAnswers } from "../types.generated";

/** A key, and when the request took it: the same key may be another request's by now. */
type Claim = { apiKeyId: string; key: string; createdAt: Date };

/**
 * Takes a key for a request; one that a request began with before `abandoned` and never ended is taken over.
 * @returns what is known of the key, or nothing when it is ours now
 */
export async function claimIdempotencyKey(tx: Tx, row: Insertable<IdempotentAnswers>, abandoned: Date) {
  const taken = await tx
    .insertInto("idempotentAnswers")
    .values(row)
    .onConflict((oc) =>
      oc
        .columns(["apiKeyId", "key"])
        .doUpdateSet({ fingerprint: row.fingerprint, createdAt: row.createdAt })
        .where("idempotentAnswers.status", "is", null)
        .where("idempotentAnswers.createdAt", "<", abandoned),
    )
    .returning("key")
    .executeTakeFirst();
  if (taken) return undefined;
  return tx
    .selectFrom("idempotentAnswers")
    .select(["fingerprint", "status", "body"])
    .where("apiKeyId", "=", row.apiKeyId)
    .where("key", "=", row.key)
    .executeTakeFirstOrThrow();
}

/** Keeps the answer of a request; false when another one has taken its key over meanwhile. */
export async function keepAnswer(tx: Tx, of: Claim, answer: { status: number; body: string }): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("idempotentAnswers")
      .set(answer)
      .where("apiKeyId", "=", of.apiKeyId)
      .where("key", "=", of.key)
      .where("createdAt", "=", of.createdAt)
      .where("status", "is", null)
      .executeTakeFirst(),
  );
}

/** Gives a key back whose request failed: it may be sent again. */
export async function releaseIdempotencyKey(tx: Tx, of: Claim): Promise<void> {
  await tx
    .deleteFrom("idempotentAnswers")
    .where("apiKeyId", "=", of.apiKeyId)
    .where("key", "=", of.key)
    .where("createdAt", "=", of.createdAt)
    .where("status", "is", null)
    .execute();
}

/** Forgets answers that nobody repeats a request for any more. */
export async function deleteAnswersBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.deleteFrom("idempotentAnswers").where("createdAt", "<", moment).execute();
}
