import { findCommissionForUpdate, lockProgramMoney } from "db/queries/commissions";
import {
  closePayoutItems,
  findPayoutForUpdate,
  listPayoutItems,
  listPayoutLines,
  updatePayout,
  updateReturnedLine,
} from "db/queries/payouts";
import { listPrograms } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { reconcileLead } from "../../commissions/commands/reconcile-lead";
import { changeCommission } from "../../commissions/save-commission";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { PayPayoutInput, ReturnLineInput, UndoPayoutInput } from "../input";
import { type PayoutStatus, payoutWords } from "../rules";

/** Locks a payout, and everything that its commissions may meet, in one order for all. */
async function lockPayout(tx: Tx, input: { payoutId: string; revision: number }, wanted: PayoutStatus) {
  await lockProgramMoney(
    tx,
    (await listPrograms(tx)).map(({ id }) => id),
  );
  const payout = await findPayoutForUpdate(tx, input.payoutId);
  if (!payout) throw notFound("payout");
  const { label } = payoutWords[payout.status as PayoutStatus];
  if (payout.revision !== input.revision)
    throw conflict(`This payout changed while you had it open; it is now "${label}".`);
  if (payout.status !== wanted)
    throw new DomainError("wrong-state", { message: `This payout is "${label}"; this cannot be done with it now.` });
  return payout;
}

async function lockItem(tx: Tx, commissionId: string) {
  const commission = await findCommissionForUpdate(tx, commissionId);
  assert(commission, "a payout's item has its commission");
  return commission;
}

async function save(tx: Tx, payout: { id: string; revision: number }, change: Parameters<typeof updatePayout>[2]) {
  assert(await updatePayout(tx, payout, change), "the payout is locked");
}

/** Notes that the bank took the payout, with its reference: every line is settled. Throws `not-found`, `changed-meanwhile`, `wrong-state`. */
export async function payPayout(ctx: VendorCtx, input: PayPayoutInput): Promise<void> {
  const done = { paidAt: ctx.now(), paidBy: ctx.actor.userId };
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "created");
    const { id: payoutId, currency } = payout;
    for (const { commissionId, amountMinor } of await listPayoutItems(tx, payoutId)) {
      const row = await lockItem(tx, commissionId);
      const settledMinor = row.settledMinor + amountMinor;
      const change = { ...done, settledMinor, reservedMinor: 0n, paymentReference: input.reference };
      const payload = { payoutId, paidMinor: amountMinor.toString() };
      await changeCommission(tx, ctx, row, change, { kind: "commission.paid", payload, payoutId });
    }
    await closePayoutItems(tx, payoutId);
    await save(tx, payout, { ...done, status: "paid", reference: input.reference });
    for (const { partnerId, amountMinor } of await listPayoutLines(tx, payoutId)) {
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
    await save(tx, payout, { status: "undone", undoneAt: ctx.now(), undoneBy: ctx.actor.userId });
    for (const { partnerId, amountMinor } of await listPayoutLines(tx, payoutId)) {
      const payload = { payoutId, amountMinor: amountMinor.toString(), currency };
      await appendJournal(tx, ctx, { kind: "payout.undone", partnerId, payload });
    }
  });
}

/** Notes that the bank sent one partner's payment back: it is payable again. Throws as `payPayout`, and `already-done`. */
export async function returnLine(ctx: VendorCtx, input: ReturnLineInput): Promise<void> {
  const { partnerId, reason } = input;
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "paid");
    const { id: payoutId, currency } = payout;
    const returned = { returnedAt: ctx.now(), returnedBy: ctx.actor.userId, returnReason: reason };
    if (!(await updateReturnedLine(tx, { payoutId, partnerId }, returned)))
      throw new DomainError("already-done", { message: "This payment was returned already." });
    await save(tx, payout, {});
    const items = await listPayoutItems(tx, payoutId, partnerId);
    const leadIds = new Set<string>();
    for (const { commissionId, amountMinor } of items) {
      const row = await lockItem(tx, commissionId);
      const change = {
        settledMinor: row.settledMinor - amountMinor,
        paidAt: null,
        paidBy: null,
        paymentReference: null,
      };
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
