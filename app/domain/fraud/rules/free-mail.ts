import { isMailProvider } from "../../partners/mail-providers";
import { isDisposableDomain } from "../disposable-domains";
import type { FraudCheck } from "../types";

/** The contact's address is a mail provider's: it does not show for whom they work. */
export const freeMail: FraudCheck = ({ lead }) => {
  const domain = lead.contactEmail.split("@")[1];
  // What is thrown away has a rule of its own.
  if (!domain || isDisposableDomain(domain)) return null;
  return isMailProvider(domain) ? `The contact writes from ${domain}, a mail provider.` : null;
};
