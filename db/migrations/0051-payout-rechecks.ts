import { type Kysely, sql } from "kysely";

/** What became of a payment between its payout and the bank: dropped from it, or confirmed with what has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payout_lines
      add column dropped_at timestamptz,
      add column dropped_by text references users (id),
      add column confirmed text[] not null default '{}',
      add column confirmed_at timestamptz,
      add column confirmed_by text references users (id),
      add constraint payout_lines_dropped check ((dropped_at is null) = (dropped_by is null)),
      add constraint payout_lines_dropped_or_returned check (dropped_at is null or returned_at is null),
      add constraint payout_lines_confirmed
        check ((confirmed_at is null) = (confirmed_by is null) and (confirmed = '{}' or confirmed_at is not null));
  `.execute(db);
}
