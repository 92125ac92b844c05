import { searchLeads } from "db/queries/lead-lists";
import { listPartners } from "db/queries/partners";
import { can, type PartnerCtx, type VendorCtx } from "../../context";
import { companyKey } from "../../partners/company";
import { stateOf } from "../move-lead";
import { describeStanding } from "../standing";

const most = 8;

/** What a person may find by a few letters: their leads, and for those who read them, partners. */
export async function search(ctx: PartnerCtx | VendorCtx, text: string) {
  const { actor, db } = ctx;
  const key = companyKey(text);
  if (key.length < 2) return { leads: [], partners: [] };
  const side = actor.kind;
  const own =
    side === "partner" ? { partnerId: actor.partnerId } : can(actor, "lead.read") ? {} : { ownerId: actor.userId };
  const [leads, partners] = await Promise.all([
    searchLeads(db, { ...own, search: key, limit: most }),
    can(actor, "partner.read")
      ? listPartners(db, { search: text }, { after: null, backwards: false, limit: most })
      : [],
  ]);
  return {
    leads: leads.map((lead) => ({
      id: lead.id,
      companyName: lead.companyName,
      domain: lead.domain,
      status: describeStanding(stateOf(lead), side).label,
    })),
    partners: partners.map(({ id, legalName, kind }) => ({ id, legalName, kind })),
  };
}
