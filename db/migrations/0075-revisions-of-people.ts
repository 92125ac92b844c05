import { type Kysely, sql } from "kysely";

/** What several people change by form carries a revision: a page that was opened before a change does not undo it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table memberships add column revision integer not null default 1;
    alter table partners add column revision integer not null default 1;
    -- Of an employee's roles alone: what people change in their own account makes no role older.
    alter table users add column roles_revision integer not null default 1;
  `.execute(db);
}
