import { findClaim } from "db/queries/leads";
import type { PartnerCtx } from "../../context";
import { registrableDomain } from "../../partners/company";

export type CompanyCheck =
  | { outcome: "unknown" }
  | { outcome: "free"; domain: string }
  | { outcome: "own"; domain: string; leadId: string }
  | { outcome: "taken"; domain: string };

/** The blind check: whether a company is free, never who holds it (PRODUCT, Leads). */
export async function checkCompany(ctx: PartnerCtx, website: string, productLine: string): Promise<CompanyCheck> {
  const domain = registrableDomain(website);
  if (!domain) return { outcome: "unknown" };
  const claim = await findClaim(ctx.db, productLine, domain);
  if (!claim) return { outcome: "free", domain };
  if (claim.partnerId === ctx.actor.partnerId) return { outcome: "own", domain, leadId: claim.leadId };
  return { outcome: "taken", domain };
}
