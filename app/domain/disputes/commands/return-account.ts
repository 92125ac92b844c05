import { findLostAttribution } from "db/queries/attributions";
import type { Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { moveAccount } from "../../review/commands/match-account";

/**
 * Gives an account back to the partner from whose lead it was taken, by the same step as any other decision by hand:
 * to the link that brought it, which opens a lead anew, or to the lead that was submitted. Throws as `moveAccount`,
 * and `wrong-state` when it counts for the partner again already.
 */
export async function returnAccount(tx: Tx, ctx: VendorCtx, leadId: string, reason: string): Promise<void> {
  const lost = await findLostAttribution(tx, { all: true }, leadId);
  if (!lost)
    throw new DomainError("wrong-state", { message: "The account does not count for another partner any more." });
  const target = lost.linkId ? { kind: "link" as const, id: lost.linkId } : { kind: "lead" as const, id: leadId };
  await moveAccount({ ...ctx, db: tx }, { accountId: lost.accountId, instead: lost.currentId, target, reason });
}
