import emailProviders from "email-providers";
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
