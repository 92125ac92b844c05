import { isDomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { approveCommission } from "./decide-commission";

export type BulkOutcome = { approved: number; refused: string[] };

/**
 * Approves several commissions, each in its own transaction: one that may not be approved holds none of the others up.
 * @returns how many were approved, and the sentences of those that were not
 */
export async function approveMany(
  ctx: VendorCtx,
  targets: readonly { commissionId: string; revision: number }[],
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { approved: 0, refused: [] };
  for (const target of targets) {
    try {
      await approveCommission(ctx, target);
      outcome.approved += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      outcome.refused.push(error.details.message);
    }
  }
  return outcome;
}
