import { insertApiKey } from "db/queries/api-keys";
import { inTransaction } from "db/tx";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { hashToken, newToken } from "../../identity/tokens";
import { appendJournal } from "../../journal/append-journal";
import type { NewApiKey } from "../input";

/**
 * Makes a key of the REST API. Its text is given here and never again: only a hash of it is kept.
 * @returns the key's id, and the text that goes into `Authorization: Bearer`
 */
export async function createApiKey(ctx: Ctx, input: NewApiKey): Promise<{ id: string; key: string }> {
  const { name, source, scopes, days } = input;
  const id = ctx.newId("key");
  const key = `fl_${newToken()}`;
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    await insertApiKey(tx, {
      id,
      name,
      source,
      scopes,
      keyHash: hashToken(key),
      hint: key.slice(0, 9),
      createdBy: "userId" in ctx.actor ? ctx.actor.userId : null,
      createdAt: now,
      expiresAt: after(now, days * day),
    });
    await appendJournal(tx, ctx, { kind: "api_key.created", payload: { apiKeyId: id, scopes } });
  });
  return { id, key };
}
