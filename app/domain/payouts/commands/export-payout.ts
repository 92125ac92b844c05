import { listPayoutCommissions } from "db/queries/payout-lists";
import { findPayout, listPayoutLines } from "db/queries/payouts";
import { inTransaction } from "db/tx";
import { writeCsv } from "~/kernel/csv";
import { DomainError, notFound } from "~/kernel/errors";
import { toDecimalText } from "~/kernel/money";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import { refuseProblems } from "../load-problems";

/**
 * The payments of a payout as CSV for the bank: the one place where account numbers are opened, and the journal keeps
 * who did. Payments that were dropped or came back are left out. Throws `not-found`, and `wrong-state` for a
 * payout that was undone, or while one of its payments is not as it was when it was made.
 */
export async function exportPayout(ctx: VendorCtx, payoutId: string): Promise<string> {
  return inTransaction(ctx.db, async (tx) => {
    const payout = await findPayout(tx, payoutId);
    if (!payout) throw notFound("payout");
    if (payout.status === "undone")
      throw new DomainError("wrong-state", { message: "This payout was undone; there is nothing to send." });
    if (payout.status === "created") await refuseProblems(tx, payout);
    const { currency } = payout;
    const isSent = (line: { returnedAt: Date | null; droppedAt: Date | null }) => !line.returnedAt && !line.droppedAt;
    const lines = (await listPayoutLines(tx, payoutId)).filter(isSent);
    const pilot = new Map<string, bigint>();
    for (const item of await listPayoutCommissions(tx, payoutId))
      if (item.pilot) pilot.set(item.partnerId, (pilot.get(item.partnerId) ?? 0n) + item.amountMinor);
    await appendJournal(tx, ctx, { kind: "payout.exported", payload: { payoutId, lines: String(lines.length) } });
    return writeCsv(
      [
        "Payout",
        "Partner",
        "Account holder",
        "Bank country",
        "Account",
        "Bank code",
        "Amount",
        "Currency",
        "Of it pilot",
      ],
      lines.map((line) => [
        payoutId,
        line.partnerName,
        line.accountHolder,
        line.bankCountry,
        line.accountSealed && ctx.vault.open(line.accountSealed),
        line.bankCode,
        toDecimalText({ amountMinor: line.amountMinor, currency }),
        currency,
        toDecimalText({ amountMinor: pilot.get(line.partnerId) ?? 0n, currency }),
      ]),
    );
  });
}
