import { listOpenLeadCounts } from "db/queries/assignment";
import type { VendorCtx } from "../../context";

/** How many leads each employee owns that are being worked, by user id: they need another rep when their owner leaves. */
export async function countOpenLeadsByOwner(ctx: VendorCtx): Promise<Map<string, number>> {
  const rows = await listOpenLeadCounts(ctx.db);
  return new Map(rows.map(({ ownerId, n }) => [ownerId ?? "", Number(n)]));
}
