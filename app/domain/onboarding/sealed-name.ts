import { openId, sealId } from "~/kernel/sealed-id";
import type { Vault } from "~/kernel/vault";

/** What an applicant holds in place of an account: the application's id, sealed. Nothing of it is stored. */
export function sealApplication(vault: Vault, applicationId: string): string {
  return sealId(vault, "application", applicationId);
}

/** The application that a sealed name stands for; null when it was not sealed here. */
export function openApplication(vault: Vault, sealed: string): string | null {
  return openId(vault, "application", "appl", sealed);
}
