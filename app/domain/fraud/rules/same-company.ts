import type { PartyCheck } from "../types";

/** The lead is the partner's own company, by its name or its website. */
export const sameCompany: PartyCheck = ({ lead, partner }) => {
  if (lead.companyKey !== "" && lead.companyKey === partner.companyKey)
    return "The company has the partner's own name.";
  return lead.domain !== "" && lead.domain === partner.websiteDomain
    ? `The company's website is the partner's own, ${lead.domain}.`
    : null;
};
