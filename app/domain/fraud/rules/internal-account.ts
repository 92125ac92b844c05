import { registrableDomain } from "../../partners/company";
import type { FraudCheck } from "../types";

/** The contact works for the vendor, or the company is the vendor. */
export const internalAccount: FraudCheck = ({ lead, vendor }) => {
  if (vendor.emails.includes(lead.contactEmail)) return "The contact is an employee of ours.";
  const writesFrom = registrableDomain(lead.contactEmail);
  const domain = vendor.domains.find((own) => lead.domain === own || writesFrom === own);
  return domain ? `The contact or the company belongs to our own domain ${domain}.` : null;
};
