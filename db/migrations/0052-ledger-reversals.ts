import { type Kysely, sql } from "kysely";

/**
 * What a transaction takes back is named by it; several may take back parts of one, so that it is not unique. Entries
 * belong to the database transaction of their ledger transaction: nothing is added to one that was committed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ledger_transactions drop constraint ledger_transactions_reverses_id_key;
    create index ledger_transactions_reverses on ledger_transactions (reverses_id) where reverses_id is not null;

    alter table ledger_transactions add column written_in bigint not null default 0;
    alter table ledger_transactions alter column written_in set default pg_current_xact_id()::text::bigint;

    create function refuse_later_entry() returns trigger language plpgsql as $$
    begin
      if not exists (select 1 from ledger_transactions
        where id = new.transaction_id and written_in = pg_current_xact_id()::text::bigint)
      then
        raise exception 'ledger transaction % is closed', new.transaction_id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger ledger_entries_with_their_transaction before insert on ledger_entries
      for each row execute function refuse_later_entry();
  `.execute(db);
}
