import { findCommissionForUpdate, updateCommission } from "db/queries/commissions";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ApproveCommissionInput, PayCommissionInput, RejectCommissionInput } from "../input";
import { commissionWords, decideApproval, decidePayment, decideRejection, type Verdict } from "../rules";
import type { CommissionStatus } from "../types";

type Target = { commissionId: string; revision: number };

async function lockCommission(tx: Tx, input: Target) {
  const commission = await findCommissionForUpdate(tx, input.commissionId);
  if (!commission) throw notFound("commission");
  const status = commission.status as CommissionStatus;
  if (commission.revision !== input.revision) {
    throw conflict(`This commission changed while you had it open; it is now "${commissionWords[status].label}".`);
  }
  return { ...commission, status };
}

function obey(verdict: Verdict): void {
  if (!verdict.ok) throw new DomainError(verdict.code, { message: verdict.why });
}

type Locked = Awaited<ReturnType<typeof lockCommission>>;

/** Writes the new state and its journal entry; both carry who did it. */
async function settle(
  tx: Tx,
  ctx: VendorCtx,
  commission: Locked,
  kind: "commission.approved" | "commission.rejected" | "commission.paid",
  change: Parameters<typeof updateCommission>[2],
): Promise<void> {
  const { id, status } = commission;
  assert(await updateCommission(tx, { id, status }, { ...change, changedAt: ctx.now() }), "the commission is locked");
  await appendJournal(tx, ctx, {
    kind,
    leadId: commission.leadId,
    partnerId: commission.partnerId,
    payload: {
      commissionId: id,
      amountMinor: commission.amountMinor.toString(),
      currency: commission.currency,
    },
  });
}

/** Approves a commission after its hold. Throws `not-found`, `changed-meanwhile`, `wrong-state`, `four-eyes`. */
export async function approveCommission(ctx: VendorCtx, input: ApproveCommissionInput): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideApproval({ ...commission, approverId: userId }));
    await settle(tx, ctx, commission, "commission.approved", {
      status: "approved",
      decidedBy: userId,
      decidedAt: ctx.now(),
    });
  });
}

/** Rejects a commission with a reason that the partner reads. Throws as `approveCommission`. */
export async function rejectCommission(ctx: VendorCtx, input: RejectCommissionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideRejection(commission.status));
    await settle(tx, ctx, commission, "commission.rejected", {
      status: "rejected",
      decidedBy: ctx.actor.userId,
      decidedAt: ctx.now(),
      decisionReason: input.reason,
    });
  });
}

/** Notes that an approved commission was paid, with the bank's reference. Throws as `approveCommission`. */
export async function payCommission(ctx: VendorCtx, input: PayCommissionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decidePayment(commission.status));
    await settle(tx, ctx, commission, "commission.paid", {
      status: "paid",
      paidAt: ctx.now(),
      paidBy: ctx.actor.userId,
      paymentReference: input.reference,
    });
  });
}
