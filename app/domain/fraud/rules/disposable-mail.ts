import { isDisposableDomain } from "../disposable-domains";
import type { FraudCheck } from "../types";

/** The contact's address is one that is thrown away after use. */
export const disposableMail: FraudCheck = ({ lead }) => {
  const domain = lead.contactEmail.split("@")[1];
  return domain && isDisposableDomain(domain) ? `${domain} gives out addresses that are thrown away.` : null;
};
