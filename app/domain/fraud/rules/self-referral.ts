import { registrableDomain } from "../../partners/company";
import type { PartyCheck } from "../types";

/** The contact is a person of the partner, or writes from the partner's verified domain. */
export const selfReferral: PartyCheck = ({ lead, partner }) => {
  if (partner.emails.includes(lead.contactEmail)) return "The contact is a user of the partner's own account.";
  const own = partner.verifiedDomain;
  if (own === null) return null;
  if (registrableDomain(lead.contactEmail) === own)
    return `The contact writes from the partner's verified domain ${own}.`;
  return lead.domain === own ? `The company's domain is the partner's verified domain ${own}.` : null;
};
