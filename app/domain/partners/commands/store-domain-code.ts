import { updateDomainCode } from "db/queries/partners";
import type { Tx } from "db/tx";
import { hashCode } from "../domain-code";

/**
 * Makes a code the one that verifies an organisation's domain, in the transaction that writes its mail.
 * @returns false when the verification was finished meanwhile
 */
export function storeDomainCode(tx: Tx, input: { partnerId: string; code: string }): Promise<boolean> {
  return updateDomainCode(tx, input.partnerId, hashCode(input.partnerId, input.code));
}
