import { type Kysely, sql } from "kysely";

/** A commission whose lead has a flag open waits, whatever else is true of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table commissions
      add column flagged boolean not null default false,
      add constraint commissions_flagged_waits
        check (not flagged or status not in ('awaiting_approval', 'approved'));
  `.execute(db);
}
