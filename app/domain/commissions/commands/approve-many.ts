import { isDomainError } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { listApprovedBy } from "db/queries/commissions";
import type { UndoApprovalsInput } from "../input";
import { approveCommission, revokeApproval } from "./decide-commission";

export type BulkOutcome = {
  approved: number;
  refused: string[];
  /** When the first and the last were decided: what `undoApprovals` takes to take them back. */
  from: Date;
  to: Date;
};

/**
 * Approves several commissions, each in its own transaction: one that may not be approved holds none of the others up.
 * @returns how many were approved, and the sentences of those that were not
 */
export async function approveMany(
  ctx: VendorCtx,
  targets: readonly { commissionId: string; revision: number }[],
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { approved: 0, refused: [], from: ctx.now(), to: ctx.now() };
  for (const target of targets) {
    try {
      await approveCommission(ctx, target);
      outcome.approved += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      outcome.refused.push(error.details.message);
    }
  }
  outcome.to = ctx.now();
  return outcome;
}

/**
 * Takes back what this person approved between two moments, each in its own transaction; what is in a payout meanwhile
 * stays.
 * @returns how many await approval again
 */
export async function undoApprovals(ctx: VendorCtx, { from, to }: UndoApprovalsInput): Promise<number> {
  const between = { from: new Date(from), to: new Date(to) };
  let revoked = 0;
  for (const { id, revision } of await listApprovedBy(ctx.db, ctx.actor.userId, between)) {
    try {
      await revokeApproval(ctx, { commissionId: id, revision, reason: "Approved by mistake." });
      revoked += 1;
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
  }
  return revoked;
}
