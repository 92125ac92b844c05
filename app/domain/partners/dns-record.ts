import { createHash } from "node:crypto";
import { registrableDomain } from "./company";

/**
 * The TXT record by which an organisation proves that its website's domain is its own; null without a website. It is
 * no secret: another organisation's record would be another one, and only the owner can write at the domain.
 */
export function dnsRecordFor(partner: { id: string; website: string }): { domain: string; value: string } | null {
  const domain = registrableDomain(partner.website);
  if (!domain) return null;
  const proof = createHash("sha256").update(`${partner.id}:${domain}`).digest("hex").slice(0, 40);
  return { domain, value: `fairlead-verification=${proof}` };
}
