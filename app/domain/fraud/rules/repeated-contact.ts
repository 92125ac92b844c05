import type { FraudCheck } from "../types";

/** The partner has brought the same contact before. */
export const repeatedContact: FraudCheck = ({ lead, others }) =>
  lead.contactEmail !== "" && others.sameContact > 0
    ? `The partner has ${others.sameContact} other ${others.sameContact === 1 ? "lead" : "leads"} with this contact.`
    : null;
