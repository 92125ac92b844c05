import { type Kysely, sql } from "kysely";

/** The double-entry ledger: append-only, balanced by the database, corrected only by reversals (PRODUCT, Money). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_accounts (
      id text primary key,
      kind text not null check (kind in
        ('partner_accrued', 'partner_payable', 'partner_receivable', 'program_expense', 'cash_clearing')),
      partner_id text references partners (id),
      program_id text references programs (id),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      check ((kind in ('partner_accrued', 'partner_payable', 'partner_receivable')) = (partner_id is not null)),
      check ((kind = 'program_expense') = (program_id is not null)),
      unique nulls not distinct (kind, partner_id, program_id, currency),
      unique (id, currency)
    );

    create table ledger_transactions (
      seq bigint generated always as identity primary key,
      id text not null unique,
      idempotency_key text not null unique,
      input_hash text not null,
      kind text not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      actor_id text,
      commission_id text,
      payout_id text,
      reverses_id text unique references ledger_transactions (id)
    );
    create index ledger_transactions_commission on ledger_transactions (commission_id) where commission_id is not null;

    -- Debits are positive, credits negative.
    create table ledger_entries (
      transaction_id text not null references ledger_transactions (id),
      account_id text not null,
      currency text not null,
      amount_minor bigint not null check (amount_minor <> 0),
      primary key (transaction_id, account_id),
      foreign key (account_id, currency) references ledger_accounts (id, currency)
    );
    create index ledger_entries_account on ledger_entries (account_id) include (amount_minor);

    create function refuse_unbalanced_transaction() returns trigger language plpgsql as $$
    declare
      checked text := case tg_table_name when 'ledger_transactions' then to_jsonb(new) ->> 'id'
        else to_jsonb(new) ->> 'transaction_id' end;
    begin
      if (select count(*) from ledger_entries where transaction_id = checked) < 2
        or exists (select 1 from ledger_entries where transaction_id = checked
          group by currency having sum(amount_minor) <> 0)
      then
        raise exception 'ledger transaction % does not balance', checked using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger ledger_transactions_balance after insert on ledger_transactions
      deferrable initially deferred for each row execute function refuse_unbalanced_transaction();
    create constraint trigger ledger_entries_balance after insert on ledger_entries
      deferrable initially deferred for each row execute function refuse_unbalanced_transaction();

    create trigger ledger_transactions_append_only before update or delete on ledger_transactions
      for each row execute function refuse_change();
    create trigger ledger_entries_append_only before update or delete on ledger_entries
      for each row execute function refuse_change();
    create trigger ledger_transactions_no_truncate before truncate on ledger_transactions
      for each statement execute function refuse_change();
    create trigger ledger_entries_no_truncate before truncate on ledger_entries
      for each statement execute function refuse_change();

    -- What the last runs of verify-ledger found.
    create table ledger_verifications (
      id text primary key,
      started_at timestamptz not null,
      finished_at timestamptz not null,
      commissions integer not null,
      transactions bigint not null,
      differences jsonb not null
    );
    create index ledger_verifications_newest on ledger_verifications (finished_at desc);
  `.execute(db);
}
