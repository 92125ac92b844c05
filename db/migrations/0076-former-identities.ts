import { type Kysely, sql } from "kysely";

/**
 * Under which names and websites a partner was known before: its own company stays its own when it is renamed. They are not
 * in the journal, for the name of an organisation of one is a person's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table partner_former_identities (
      partner_id text not null references partners (id),
      field text not null check (field in ('legal_name', 'website')),
      value text not null check (value <> ''),
      ended_at timestamptz not null,
      primary key (partner_id, field, value)
    );
  `.execute(db);
}
