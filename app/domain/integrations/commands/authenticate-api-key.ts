import { findApiKeyByHash, noteApiKeyUse } from "db/queries/api-keys";
import { inTransaction } from "db/tx";
import { after, minute } from "~/kernel/time";
import type { Ctx, IntegrationActor } from "../../context";
import { hashToken } from "../../identity/tokens";
import { type ApiScope, scopePermissions } from "../scopes";

/**
 * Who calls the API with a key; null when it is unknown, expired or revoked, without saying which. Read from the
 * database every time, so that a revoked key is refused everywhere at once (SAFETY, R11).
 */
export async function authenticateApiKey(ctx: Ctx, key: string): Promise<IntegrationActor | null> {
  if (!/^fl_[\w-]{43}$/.test(key)) return null;
  const now = ctx.now();
  const found = await findApiKeyByHash(ctx.db, hashToken(key));
  if (!found || found.revokedAt !== null || found.expiresAt <= now) return null;
  const stale = found.lastUsedAt === null || found.lastUsedAt < after(now, -minute);
  if (stale) await inTransaction(ctx.db, (tx) => noteApiKeyUse(tx, found.id, now));
  const scopes = found.scopes as ApiScope[];
  return {
    kind: "integration",
    apiKeyId: found.id,
    source: found.source,
    scopes: new Set(scopes),
    permissions: scopePermissions(scopes),
  };
}
