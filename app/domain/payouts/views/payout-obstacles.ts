import { listPayoutPartners } from "db/queries/payouts";
import { can, type PartnerCtx } from "../../context";
import { findPayoutObstacles } from "../rules";

/** What keeps the organisation's money from being paid, the same as finance sees, and whether this person can mend it. */
export async function getPayoutObstacles(ctx: PartnerCtx) {
  const [partner] = await listPayoutPartners(ctx.db, [ctx.actor.partnerId]);
  const obstacles = partner
    ? findPayoutObstacles({
        status: partner.status,
        hasPayoutDetails: partner.accountTail !== null,
        hasTaxForm: partner.taxForm !== null,
      })
    : [];
  return { obstacles, mayMend: can(ctx.actor, "payout-details.manage") };
}

export type PayoutObstacles = Awaited<ReturnType<typeof getPayoutObstacles>>;
