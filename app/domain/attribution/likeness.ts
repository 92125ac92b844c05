import type { Likeness } from "db/queries/lead-suggestions";
import { companyKey } from "../partners/company";

type Account = { id: string; email: string | null; domain: string | null; company: string | null };

/** What of an account is compared with leads: its contact, its domain, and its company's name as companies are compared. */
export const likenessOf = ({ id, email, domain, company }: Account): Likeness => ({
  ...{ id, email, domain },
  companyKey: company === null ? null : companyKey(company),
});
