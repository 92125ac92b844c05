import { type Kysely, sql } from "kysely";

/** An account's transactions are read page by page, the newest first, with the balance after each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index ledger_entries_account_page on ledger_entries (account_id, transaction_id) include (amount_minor);
    drop index ledger_entries_account;
    create index ledger_accounts_kind on ledger_accounts (kind, currency, id);
  `.execute(db);
}
