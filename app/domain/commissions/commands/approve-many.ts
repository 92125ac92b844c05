import { isDomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import type { CommissionTarget } from "../input";
import { approveCommission, revokeApproval } from "./decide-commission";

export type BulkOutcome = {
  /** What was approved, as it is now: what `undoApprovals` takes to take it back. */
  approved: CommissionTarget[];
  /** The sentences of those that were not. */
  refused: string[];
};

/** Approves several commissions, each in its own transaction: one that may not be approved holds none of the others up. */
export async function approveMany(ctx: VendorCtx, targets: readonly CommissionTarget[]): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { approved: [], refused: [] };
  for (const target of targets) {
    try {
      await approveCommission(ctx, target);
      // An approval is one change: whatever changes it after that keeps it from being taken back.
      outcome.approved.push({ ...target, revision: target.revision + 1 });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      outcome.refused.push(error.details.message);
    }
  }
  return outcome;
}

/**
 * Takes back what was approved at once, each in its own transaction; what has changed since, as by a payout, stays.
 * @returns how many await approval again
 */
export async function undoApprovals(
  ctx: VendorCtx,
  { approvals }: { approvals: readonly CommissionTarget[] },
): Promise<number> {
  let revoked = 0;
  for (const approval of approvals) {
    try {
      await revokeApproval(ctx, { ...approval, reason: "Approved by mistake." });
      revoked += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }
  return revoked;
}
