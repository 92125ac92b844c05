import { type Kysely, sql } from "kysely";

/** A lead that came in during a pilot stays marked when its program has gone live; counts of leads by version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table leads add column pilot boolean not null default false;
    create index leads_program_version on leads (program_version_id);
    create index leads_program_submitted on leads (program_id, submitted_at);
  `.execute(db);
}
