import type { PartyCheck } from "../types";

/** The lead is the partner's own company, by its name or its website, or by one that it had before. */
export const sameCompany: PartyCheck = ({ lead: { companyKey, domain }, partner }) => {
  if (companyKey !== "") {
    if (companyKey === partner.companyKey) return "The company has the partner's own name.";
    if (partner.formerKeys.includes(companyKey)) return "The company has a name that the partner had before.";
  }
  if (domain === "") return null;
  if (domain === partner.websiteDomain) return `The company's website is the partner's own, ${domain}.`;
  return partner.formerDomains.includes(domain) ? `The company's website was the partner's own, ${domain}.` : null;
};
