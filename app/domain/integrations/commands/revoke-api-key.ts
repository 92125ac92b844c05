import { revokeApiKeyRow } from "db/queries/api-keys";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";

/** Ends a key at once; revoking it again changes nothing. Throws `not-found`. */
export async function revokeApiKey(ctx: VendorCtx, { apiKeyId: id }: { apiKeyId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const outcome = await revokeApiKeyRow(tx, id, { revokedAt: ctx.now(), revokedBy: ctx.actor.userId });
    if (outcome === "unknown") throw notFound("API key");
    if (outcome === "revoked") await appendJournal(tx, ctx, { kind: "api_key.revoked", payload: { apiKeyId: id } });
  });
}
