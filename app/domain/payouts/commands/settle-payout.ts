import { findLastPayment } from "db/queries/payout-lists";
import { closePayoutItems, listPayoutItems, listPayoutLines, updateLine } from "db/queries/payouts";
import { inTransaction, type Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { reconcileLead } from "../../commissions/commands/reconcile-lead";
import { changeCommission } from "../../commissions/save-commission";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { PayPayoutInput, ReturnLineInput, UndoPayoutInput } from "../input";
import { refuseProblems } from "../load-problems";
import { lockItem, lockPayout, savePayout } from "./lock-payout";

const listOpenLines = async (tx: Tx, payoutId: string) =>
  (await listPayoutLines(tx, payoutId)).filter(({ droppedAt }) => droppedAt === null);

/**
 * Notes that the bank took the payout, with its reference: every line is settled, after one more look at each. Throws
 * `not-found`, `changed-meanwhile`, `wrong-state`, also when a line is not as it was and was neither dropped nor confirmed.
 */
export async function payPayout(ctx: VendorCtx, input: PayPayoutInput): Promise<void> {
  const done = { paidAt: ctx.now(), paidBy: ctx.actor.userId };
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "created");
    const { id: payoutId, currency } = payout;
    await refuseProblems(tx, payout);
    for (const { commissionId, amountMinor } of await listPayoutItems(tx, payoutId)) {
      const row = await lockItem(tx, commissionId);
      const settledMinor = row.settledMinor + amountMinor;
      const change = { ...done, settledMinor, reservedMinor: 0n, paymentReference: input.reference };
      const payload = { payoutId, paidMinor: amountMinor.toString() };
      await changeCommission(tx, ctx, row, change, { kind: "commission.paid", payload, payoutId });
    }
    await closePayoutItems(tx, payoutId);
    await savePayout(tx, payout, { ...done, status: "paid", reference: input.reference });
    for (const { partnerId, amountMinor } of await listOpenLines(tx, payoutId)) {
      const payload = { payoutId, amountMinor: amountMinor.toString(), currency };
      await appendJournal(tx, ctx, { kind: "payout.paid", partnerId, payload });
    }
  });
}

/** Takes back a payout that was not paid yet: its commissions are payable again. Throws as `payPayout`. */
export async function undoPayout(ctx: VendorCtx, input: UndoPayoutInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "created");
    const { id: payoutId, currency } = payout;
    for (const { commissionId, amountMinor } of await listPayoutItems(tx, payoutId)) {
      if (amountMinor < 0n) continue;
      await changeCommission(tx, ctx, await lockItem(tx, commissionId), { reservedMinor: 0n }, null);
    }
    await closePayoutItems(tx, payoutId);
    await savePayout(tx, payout, { status: "undone", undoneAt: ctx.now(), undoneBy: ctx.actor.userId });
    for (const { partnerId, amountMinor } of await listOpenLines(tx, payoutId)) {
      const payload = { payoutId, amountMinor: amountMinor.toString(), currency };
      await appendJournal(tx, ctx, { kind: "payout.undone", partnerId, payload });
    }
  });
}

const neverPaid = { paidAt: null, paidBy: null, paymentReference: null };

/** Notes that the bank sent one partner's payment back: it is payable again. Throws as `payPayout`, and `already-done`. */
export async function returnLine(ctx: VendorCtx, input: ReturnLineInput): Promise<void> {
  const { partnerId, reason } = input;
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "paid");
    const { id: payoutId, currency } = payout;
    const returned = { returnedAt: ctx.now(), returnedBy: ctx.actor.userId, returnReason: reason };
    if (!(await updateLine(tx, { payoutId, partnerId }, returned)))
      throw new DomainError("already-done", { message: "This payment was returned already." });
    await savePayout(tx, payout, {});
    const items = await listPayoutItems(tx, payoutId, partnerId);
    const leadIds = new Set<string>();
    for (const { commissionId, amountMinor } of items) {
      const row = await lockItem(tx, commissionId);
      // Paid in parts: an earlier payment stays what it was.
      const payment = (await findLastPayment(tx, commissionId, payoutId)) ?? neverPaid;
      const change = { ...payment, settledMinor: row.settledMinor - amountMinor };
      const payload = { payoutId, paidMinor: (-amountMinor).toString() };
      await changeCommission(tx, ctx, row, change, { kind: "commission.reopened", payload, payoutId });
      leadIds.add(row.leadId);
    }
    // What was not paid after all is open to refunds that came too late for a paid one.
    for (const leadId of leadIds) await reconcileLead({ ...ctx, db: tx }, leadId);
    const sum = items.reduce((total, { amountMinor }) => total + amountMinor, 0n);
    const payload = { payoutId, amountMinor: sum.toString(), currency };
    await appendJournal(tx, ctx, { kind: "payout.returned", partnerId, payload });
  });
}
