import { newId } from "~/kernel/ids";
import { toDecimalText } from "~/kernel/money";
import { createChance } from "../demo/chance";
import { readCompanies, toLeadFields } from "../demo/companies";

const companies = readCompanies();

/**
 * The form of a new lead as a browser posts it.
 * @returns the encoded `text`, and the `facts` that no other form has: the lead's id and the company's domain
 */
export function leadForm(programId: string, number: number): { text: string; facts: string[] } {
  const company = companies[number % companies.length];
  if (!company) throw new Error("there are companies");
  const { valueMinor, revenueBand, contactConsent, ...fields } = toLeadFields(company, createChance(number));
  const leadId = newId("lead");
  const domain = `submitted-${leadId.slice(-12)}.example`;
  const form = new URLSearchParams({
    intent: "submit",
    leadId,
    programId,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
    country: "US",
    website: `https://${domain}`,
    contactEmail: `contact@${domain}`,
    value: toDecimalText({ amountMinor: valueMinor, currency: fields.currency }),
    ...(revenueBand ? { revenueBand } : {}),
    ...(contactConsent ? { contactConsent: "on" } : {}),
  });
  return { text: form.toString(), facts: [leadId, domain] };
}
