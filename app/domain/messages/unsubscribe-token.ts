import { openId, sealId } from "~/kernel/sealed-id";
import type { Vault } from "~/kernel/vault";

/** What a mail carries so that its reader can stop such mails without signing in: who it went to, sealed. */
export function sealReader(vault: Vault, userId: string): string {
  return sealId(vault, "unsubscribe", userId);
}

/** The reader that a token stands for; null when it was not sealed here, or was changed on its way. */
export function openReader(vault: Vault, token: string): string | null {
  return openId(vault, "unsubscribe", "user", token);
}
