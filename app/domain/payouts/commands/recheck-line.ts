import { closePayoutItems, listPayoutItems, listPayoutLines, updateLine } from "db/queries/payouts";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import { changeCommission } from "../../commissions/save-commission";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ConfirmLineInput, DropLineInput } from "../input";
import { loadLineProblems } from "../load-problems";
import { lockItem, lockPayout, savePayout } from "./lock-payout";

/** The lines that a payout still has. Throws `not-found` when the partner has none of them. */
async function openLines(tx: Tx, payoutId: string, partnerId: string) {
  const lines = (await listPayoutLines(tx, payoutId)).filter(({ droppedAt }) => droppedAt === null);
  if (!lines.some((line) => line.partnerId === partnerId)) throw notFound("payment");
  return lines;
}

/**
 * Takes a partner's payment out of a payout that is not paid: its commissions are payable again, or wait for what
 * stands against them. Throws `not-found`, `changed-meanwhile`, `wrong-state` for the last one: then it is undone.
 */
export async function dropLine(ctx: VendorCtx, input: DropLineInput): Promise<void> {
  const { partnerId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "created");
    const { id: payoutId, currency } = payout;
    if ((await openLines(tx, payoutId, partnerId)).length === 1)
      throw new DomainError("wrong-state", { message: "This is the only payment left. Undo the payout instead." });
    let sum = 0n;
    for (const { commissionId, amountMinor } of await listPayoutItems(tx, payoutId, partnerId)) {
      sum += amountMinor;
      if (amountMinor < 0n) continue;
      await changeCommission(tx, ctx, await lockItem(tx, commissionId), { reservedMinor: 0n }, null);
    }
    await closePayoutItems(tx, payoutId, partnerId);
    const dropped = { droppedAt: ctx.now(), droppedBy: ctx.actor.userId };
    assert(await updateLine(tx, { payoutId, partnerId }, dropped), "the payout is locked");
    await savePayout(tx, payout, {});
    const payload = { payoutId, amountMinor: sum.toString(), currency };
    await appendJournal(tx, ctx, { kind: "payout.line_dropped", partnerId, payload });
  });
}

/**
 * Confirms that a partner is paid although something changed since the payout was made, such as its account. Only what
 * the person saw is confirmed. Throws `not-found`, `changed-meanwhile`, `wrong-state` when the line has to be dropped.
 */
export async function confirmLine(ctx: VendorCtx, input: ConfirmLineInput): Promise<void> {
  const { partnerId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const payout = await lockPayout(tx, input, "created");
    await openLines(tx, payout.id, partnerId);
    const problems = (await loadLineProblems(tx, payout)).get(partnerId) ?? [];
    if (problems.some(({ mustDrop }) => mustDrop))
      throw new DomainError("wrong-state", { message: "This payment would be wrong. It can only be dropped." });
    const codes = problems.map(({ code }) => code);
    if (codes.join() !== input.seen) throw conflict("Something else changed about this payment. Please look again.");
    const line = (await listPayoutLines(tx, payout.id)).find((one) => one.partnerId === partnerId);
    const confirmed = [...new Set([...(line?.confirmed ?? []), ...codes])];
    const change = { confirmed, confirmedAt: ctx.now(), confirmedBy: ctx.actor.userId };
    assert(await updateLine(tx, { payoutId: payout.id, partnerId }, change), "the payout is locked");
    await savePayout(tx, payout, {});
    const payload = { payoutId: payout.id, confirmed: codes };
    await appendJournal(tx, ctx, { kind: "payout.line_confirmed", partnerId, payload });
  });
}
