import { lockProgramMoney } from "db/queries/commissions";
import { insertPayout, listPayableCommissionsForUpdate } from "db/queries/payouts";
import { listPrograms } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError } from "~/kernel/errors";
import { formatMoney } from "~/kernel/money";
import { changeCommission } from "../../commissions/save-commission";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { CreatePayoutInput } from "../input";
import { planNow, readTerms } from "../plan-now";

/**
 * Makes a payout of everything that is payable in a currency until a cut-off: its commissions are reserved until it is
 * paid or undone. Throws `invalid-input`, `wrong-state` when there is nothing to pay, `changed-meanwhile` when it
 * comes to another amount than was seen.
 */
export async function createPayout(ctx: VendorCtx, input: CreatePayoutInput): Promise<{ payoutId: string }> {
  const terms = readTerms(input, { timeZone: ctx.actor.timeZone, now: ctx.now() });
  const { currency, cutOff, minimumMinor } = terms;
  return inTransaction(ctx.db, async (tx) => {
    await lockProgramMoney(
      tx,
      (await listPrograms(tx)).map(({ id }) => id),
    );
    const payable = await listPayableCommissionsForUpdate(tx, terms);
    const { ready } = await planNow(tx, payable, terms);
    if (ready.length === 0) throw new DomainError("wrong-state", { message: "There is nothing to pay now." });
    const total = ready.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    if (total !== BigInt(input.seenMinor)) {
      const now = formatMoney({ amountMinor: total, currency });
      throw conflict(`What is payable changed meanwhile; it comes to ${now} now. Please look at it again.`);
    }
    const payoutId = ctx.newId("pay");
    const by = { createdBy: ctx.actor.userId, createdAt: ctx.now() };
    await insertPayout(
      tx,
      { id: payoutId, currency, cutOff, minimumMinor, status: "created", ...by },
      ready.map(({ partner, amountMinor }) => ({ payoutId, partnerId: partner.id, amountMinor })),
      ready.flatMap(({ items }) => items.map((item) => ({ payoutId, ...item }))),
    );
    const rows = new Map(payable.map((row) => [row.id, row]));
    for (const { partner, items, amountMinor } of ready) {
      for (const item of items.filter((one) => one.amountMinor > 0n)) {
        const row = rows.get(item.commissionId);
        assert(row, "a payable commission was locked");
        await changeCommission(tx, ctx, row, { reservedMinor: item.amountMinor }, null);
      }
      const payload = { payoutId, amountMinor: amountMinor.toString(), currency };
      await appendJournal(tx, ctx, { kind: "payout.created", partnerId: partner.id, payload });
    }
    return { payoutId };
  });
}
