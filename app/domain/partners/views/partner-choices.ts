import { listPartnerNames } from "db/queries/partners";
import type { VendorCtx } from "../../context";

const most = 200;

/** Partners for a filter's choices. */
export async function listPartnerChoices(ctx: VendorCtx): Promise<{ value: string; label: string }[]> {
  return (await listPartnerNames(ctx.db, most)).map(({ id, legalName }) => ({ value: id, label: legalName }));
}
