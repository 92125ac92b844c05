import { listApiKeys } from "db/queries/api-keys";
import type { VendorCtx } from "../../context";
import type { ApiScope } from "../scopes";

export type ApiKeyState = "valid" | "expired" | "revoked";

/** Every key with what it may do and when it was used last; never its text. */
export async function getApiKeys(ctx: VendorCtx) {
  const now = ctx.now();
  const keys = (await listApiKeys(ctx.db)).map(({ scopes, ...key }) => {
    const state: ApiKeyState = key.revokedAt ? "revoked" : key.expiresAt <= now ? "expired" : "valid";
    return { ...key, scopes: scopes as ApiScope[], state };
  });
  return { keys, now, timeZone: ctx.actor.timeZone };
}
