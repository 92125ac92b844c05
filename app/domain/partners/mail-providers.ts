import emailProviders from "email-providers";
import { assert } from "~/kernel/assert";
import { registrableDomain } from "./company";

const freeMailDomains = new Set(emailProviders);

/** Whether a registrable domain belongs to a mail provider, whose addresses say nothing about a company. */
export function isMailProvider(domain: string): boolean {
  return freeMailDomains.has(domain);
}

/** The registrable domain of a website or address when it is a company's own; null for a mail provider's or none. */
export function companyDomainOf(text: string | undefined): string | null {
  const domain = text ? registrableDomain(text) : null;
  return domain && !isMailProvider(domain) ? domain : null;
}

export type CompanyDomain = { ok: true; domain: string } | { ok: false; why: string };

/** The registrable domain of a company's website, which its form has checked; a mail provider's is no company's. */
export function decideCompanyDomain(website: string): CompanyDomain {
  const domain = registrableDomain(website);
  assert(domain, "the form's schema has checked the website");
  if (!isMailProvider(domain)) return { ok: true, domain };
  return { ok: false, why: "This is a mail provider's domain. Please give the company's own website." };
}
