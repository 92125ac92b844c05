import { readNavigationCounts, type NavigationCounts } from "db/queries/navigation";
import { can, type PartnerCtx, type VendorCtx } from "../../context";
import { readerOf } from "../notice-permissions";

/** What waits for this person, by place in the navigation. */
export function countNavigation(ctx: PartnerCtx | VendorCtx): Promise<NavigationCounts> {
  const { actor, db } = ctx;
  return readNavigationCounts(db, {
    reader: readerOf(actor),
    queue: can(actor, "lead.review"),
    offers: can(actor, "lead.work"),
    approvals: can(actor, "commission.approve"),
    applications: can(actor, "partner.manage"),
    flags: can(actor, "fraud.handle"),
  });
}
