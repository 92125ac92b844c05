import { type Kysely, sql } from "kysely";

/** What a program's public page says of payments: how often they are made, and from which amount on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table program_pages
      add column payout_rhythm text check (payout_rhythm in ('weekly', 'monthly', 'quarterly')),
      add column payout_minimum_minor bigint check (payout_minimum_minor > 0),
      add column payout_currency text check (payout_currency ~ '^[A-Z]{3}$'),
      add constraint program_pages_minimum check ((payout_minimum_minor is null) = (payout_currency is null));
  `.execute(db);
}
