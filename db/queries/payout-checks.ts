import { sql } from "kysely";
import type { Db } from "../tx";

/** The lines that a payout still has, with what can stand against paying their partners now. */
export function listCheckedLines(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutLines as l")
    .innerJoin("partners as p", "p.id", "l.partnerId")
    .leftJoin("payoutDetails as d", "d.partnerId", "l.partnerId")
    .leftJoin("taxForms as t", "t.partnerId", "l.partnerId")
    .select(["l.partnerId", "l.confirmed", "l.confirmedAt", "p.status", "d.changedAt as detailsChangedAt"])
    .select("t.form as taxForm")
    .where("l.payoutId", "=", payoutId)
    .where("l.droppedAt", "is", null)
    .execute();
}

/** What those lines pay for, as it was set aside and as it stands now. Minor units. */
export function listCheckedItems(db: Db, payoutId: string) {
  return db
    .selectFrom("payoutItems as i")
    .innerJoin("commissions as c", "c.id", "i.commissionId")
    .innerJoin("leads as l", "l.id", "c.leadId")
    .select(["i.partnerId", "i.amountMinor as itemMinor", "l.companyName"])
    .select(["c.amountMinor", "c.approvedMinor", "c.settledMinor", "c.rejected", "c.flagged"])
    .where("i.payoutId", "=", payoutId)
    .where("i.open", "=", true)
    .orderBy("i.commissionId")
    .execute();
}

/** What open payouts have set aside for each commission; what they net is none of it. Minor units. */
export async function listReserved(db: Db): Promise<Map<string, bigint>> {
  const rows = await db
    .selectFrom("payoutItems")
    .select(["commissionId", "amountMinor"])
    .where("open", "=", true)
    .where("amountMinor", ">", 0n)
    .execute();
  return new Map(rows.map(({ commissionId, amountMinor }) => [commissionId, amountMinor]));
}

/** Each line of a payout beside the sum of its items, and, where it was paid, what the ledger says left for it. */
export async function listLineSums(db: Db) {
  const { rows } = await sql<{ line: string; amount: bigint; items: string; paid: boolean; cash: string }>`
    select l.payout_id || ' ' || l.partner_id as line, l.amount_minor as amount,
      o.status = 'paid' and l.returned_at is null and l.dropped_at is null as paid,
      coalesce((select sum(i.amount_minor) from payout_items i
        where i.payout_id = l.payout_id and i.partner_id = l.partner_id), 0) as items,
      coalesce((select -sum(e.amount_minor) from ledger_transactions t
        join commissions c on c.id = t.commission_id and c.partner_id = l.partner_id
        join ledger_entries e on e.transaction_id = t.id
        join ledger_accounts a on a.id = e.account_id and a.kind = 'cash_clearing'
        where t.payout_id = l.payout_id), 0) as cash
    from payout_lines l join payouts o on o.id = l.payout_id
  `.execute(db);
  return rows.map(({ items, cash, ...row }) => ({ ...row, items: BigInt(items), cash: BigInt(cash) }));
}
