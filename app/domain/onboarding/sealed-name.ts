import { isId } from "~/kernel/ids";
import type { Vault } from "~/kernel/vault";

/** What an applicant holds in place of an account: the application's id, sealed. Nothing of it is stored. */
export function sealApplication(vault: Vault, applicationId: string): string {
  return vault.seal(`application ${applicationId}`);
}

/** The application that a sealed name stands for; null when it was not sealed here. */
export function openApplication(vault: Vault, sealed: string): string | null {
  let text: string;
  try {
    text = vault.open(sealed);
  } catch {
    return null;
  }
  const id = text.replace(/^application /, "");
  return id !== text && isId("appl", id) ? id : null;
}
