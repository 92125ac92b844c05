import { findCommission, findCommissionForUpdate, lockProgramMoney } from "db/queries/commissions";
import { inTransaction, type Tx } from "db/tx";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { approverOf } from "../approver";
import type {
  ApproveCommissionInput,
  ProvenCommissionInput,
  RejectCommissionInput,
  RevokeApprovalInput,
} from "../input";
import {
  commissionWords,
  decideApproval,
  decideFulfilment,
  decideReclaim,
  decideRejection,
  decideRevocation,
  type Verdict,
} from "../rules";
import { changeCommission } from "../save-commission";
import type { CommissionStatus } from "../types";
import { reconcileLead } from "./reconcile-lead";

type Target = { commissionId: string; revision: number };

async function lockCommission(tx: Tx, input: Target) {
  const commission = await findCommissionForUpdate(tx, input.commissionId);
  if (!commission) throw notFound("commission");
  if (commission.revision !== input.revision) {
    const { label } = commissionWords[commission.status as CommissionStatus];
    throw conflict(`This commission changed while you had it open; it is now "${label}".`);
  }
  return commission;
}

function obey(verdict: Verdict): void {
  if (!verdict.ok) throw new DomainError(verdict.code, { message: verdict.why });
}

/** Approves a commission after its hold. Throws `not-found`, `changed-meanwhile`, `wrong-state`, `four-eyes`. */
export async function approveCommission(ctx: VendorCtx, input: ApproveCommissionInput): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideApproval(commission, approverOf(ctx)));
    const decision = { decidedBy: userId, decidedAt: ctx.now(), decisionReason: null };
    const change = { ...decision, approvedMinor: commission.amountMinor };
    await changeCommission(tx, ctx, commission, change, { kind: "commission.approved" });
  });
}

/**
 * Takes an approval back that was given by mistake, before it is in a payout: it awaits approval again, with the reason
 * beside it. What was paid of it before stays approved. Throws as `approveCommission`.
 */
export async function revokeApproval(ctx: VendorCtx, input: RevokeApprovalInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideRevocation(commission));
    const approvedMinor = commission.settledMinor;
    const undecided = { decidedBy: null, decidedAt: null, decisionReason: input.reason };
    const payload = { approvedMinor: approvedMinor.toString() };
    const event = { kind: "commission.approval_revoked" as const, payload };
    await changeCommission(tx, ctx, commission, { ...undecided, approvedMinor }, event);
  });
}

/**
 * Rejects a commission with a reason that the partner reads. What it took up of a limit is free again for others, so
 * they are worked out anew. Throws as `approveCommission`.
 */
export async function rejectCommission(ctx: VendorCtx, input: RejectCommissionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const seen = await findCommission(tx, { all: true }, input.commissionId);
    if (!seen) throw notFound("commission");
    await lockProgramMoney(tx, [seen.programId]);
    const commission = await lockCommission(tx, input);
    obey(decideRejection(commission));
    const decision = { decidedBy: ctx.actor.userId, decidedAt: ctx.now(), decisionReason: input.reason };
    await changeCommission(tx, ctx, commission, { ...decision, rejected: true }, { kind: "commission.rejected" });
    await reconcileLead({ ...ctx, db: tx }, commission.leadId);
  });
}

/** Notes that an approved reward that is no cash was given, with what proves it. Throws as `approveCommission`. */
export async function fulfilCommission(ctx: VendorCtx, input: ProvenCommissionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideFulfilment(commission));
    const done = { paidAt: ctx.now(), paidBy: ctx.actor.userId, paymentReference: input.reference };
    const change = { ...done, settledMinor: commission.amountMinor };
    await changeCommission(tx, ctx, commission, change, { kind: "commission.paid" });
  });
}

/**
 * Notes that a reward which was given came back, or was cancelled, by as much as is not due any more, with what proves
 * it. Throws as `approveCommission`.
 */
export async function reclaimCommission(ctx: VendorCtx, input: ProvenCommissionInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const commission = await lockCommission(tx, input);
    obey(decideReclaim(commission));
    const { amountMinor, settledMinor } = commission;
    const payload = { paidMinor: (amountMinor - settledMinor).toString(), reference: input.reference };
    const event = { kind: "commission.reclaimed" as const, payload };
    await changeCommission(tx, ctx, commission, { settledMinor: amountMinor }, event);
  });
}
