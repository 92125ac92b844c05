import { findOriginOfLead } from "db/queries/attributions";
import { can, type VendorCtx } from "../../context";

/** How a lead came, as far as the reader may follow it: through which link, and as which account of the product. */
export type LeadOrigin = { link: { id: string; name: string } | null; accountId: string | null };

/** @returns nothing to follow for those who may not, and for a lead that there is not */
export async function getLeadOrigin({ db, actor }: VendorCtx, leadId: string): Promise<LeadOrigin> {
  const found = can(actor, "event.read") && can(actor, "link.read") ? await findOriginOfLead(db, leadId) : undefined;
  const { linkId = null, linkName = null, accountId = null } = found ?? {};
  return { link: linkId && linkName !== null ? { id: linkId, name: linkName } : null, accountId };
}
