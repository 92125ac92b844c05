import type { FraudCheck } from "../types";

/** How often a partner may come with one company before it is asked about. */
const usual = 2;

/** The partner has brought the same company again and again. */
export const repeatedDomain: FraudCheck = ({ lead, others }) =>
  lead.domain !== "" && others.sameDomain >= usual
    ? `The partner has ${others.sameDomain} other leads of ${lead.domain}.`
    : null;
