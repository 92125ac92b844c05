import { listAccountIdsTouchedBy } from "db/queries/accounts";
import type { Ctx } from "../../context";

/** The ids of the accounts that a lead is a touch of. */
export function listTouchedAccounts(ctx: Ctx, leadId: string): Promise<string[]> {
  return listAccountIdsTouchedBy(ctx.db, leadId);
}
