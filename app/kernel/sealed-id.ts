import { type IdPrefix, isId } from "./ids";
import type { Vault } from "./vault";

/** A record's id that nobody can forge or read, for links in mails; it opens only for the same purpose. */
export function sealId(vault: Vault, purpose: string, id: string): string {
  return vault.seal(`${purpose} ${id}`);
}

/** The id that a sealed one stands for; null when it was not sealed here, or for something else. */
export function openId(vault: Vault, purpose: string, prefix: IdPrefix, sealed: string): string | null {
  let text: string;
  try {
    text = vault.open(sealed);
  } catch {
    return null;
  }
  const id = text.startsWith(`${purpose} `) ? text.slice(purpose.length + 1) : "";
  return isId(prefix, id) ? id : null;
}
