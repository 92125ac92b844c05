import { sql } from "kysely";
import type { Db } from "../tx";
import { partnerOf, type Scope } from "./scope";

/** Whose books are read; nobody's when the scope is another partner. */
const within = (scope: Scope, partnerId: string) =>
  (partnerOf(scope) ?? partnerId) === partnerId ? sql<boolean>`true` : sql<boolean>`false`;

/**
 * What happened in a partner's accounts, a row per transaction, oldest first. `amount` is what the balance owed to the
 * partner rose by, `paid` what left to the partner, `due` what its commission came to afterwards. Minor units as digits.
 */
export async function listPartnerMovements(db: Db, scope: Scope, of: { partnerId: string; from: Date; to: Date }) {
  const { rows } = await sql<{
    id: string;
    kind: string;
    at: Date;
    currency: string;
    amount: string;
    paid: string;
    due: string;
    commissionId: string;
    payoutId: string | null;
    companyName: string;
    pilot: boolean;
    explanation: unknown;
    memo: unknown;
    reference: string | null;
    returnReason: string | null;
  }>`
    with moved as (
      select t.seq, t.id, t.kind, t.recorded_at as at, t.commission_id, t.payout_id, t.memo, e.currency,
        -sum(e.amount_minor) filter (where a.partner_id is not null) as amount,
        -coalesce(sum(e.amount_minor) filter (where a.kind = 'cash_clearing'), 0) as paid
      from commissions c
      join ledger_transactions t on t.commission_id = c.id
      join ledger_entries e on e.transaction_id = t.id
      join ledger_accounts a on a.id = e.account_id
      where c.partner_id = ${of.partnerId} and t.recorded_at < ${of.to} and ${within(scope, of.partnerId)}
      group by t.seq, e.currency
    ), running as (
      select *, sum(amount + paid) over (partition by commission_id order by seq) as due from moved
    )
    select m.id, m.kind, m.at, m.currency, m.amount, m.paid, m.due, m.commission_id as "commissionId",
      m.payout_id as "payoutId", l.company_name as "companyName", l.pilot, c.explanation, m.memo, o.reference,
      pl.return_reason as "returnReason"
    from running m
    join commissions c on c.id = m.commission_id
    join leads l on l.id = c.lead_id
    left join payouts o on o.id = m.payout_id
    left join payout_lines pl on pl.payout_id = m.payout_id and pl.partner_id = c.partner_id
    where m.at >= ${of.from} and m.amount <> 0
    order by m.seq
  `.execute(db);
  return rows;
}

/**
 * What each month (UTC) changed in a partner's accounts, oldest first, by currency. Minor units as digits: `accrued` and
 * `payable` are owed to the partner, `receivable` by it, `paid` left to it.
 */
export async function listPartnerMonths(db: Db, scope: Scope, partnerId: string) {
  const { rows } = await sql<{
    month: string;
    currency: string;
    accrued: string;
    payable: string;
    receivable: string;
    paid: string;
  }>`
    select to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM') as month, e.currency,
      coalesce(-sum(e.amount_minor) filter (where a.kind = 'partner_accrued'), 0) as accrued,
      coalesce(-sum(e.amount_minor) filter (where a.kind = 'partner_payable'), 0) as payable,
      coalesce(sum(e.amount_minor) filter (where a.kind = 'partner_receivable'), 0) as receivable,
      coalesce(-sum(e.amount_minor) filter (where a.kind = 'cash_clearing'), 0) as paid
    from commissions c
    join ledger_transactions t on t.commission_id = c.id
    join ledger_entries e on e.transaction_id = t.id
    join ledger_accounts a on a.id = e.account_id
    where c.partner_id = ${partnerId} and ${within(scope, partnerId)}
    group by 1, 2
    order by 1, 2
  `.execute(db);
  return rows;
}
