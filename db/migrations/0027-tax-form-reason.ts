import { type Kysely, sql } from "kysely";

/** A partner that gives no tax form says why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table tax_forms add column reason text not null default '';
    alter table tax_forms add constraint tax_forms_reason check (form <> 'none' or reason <> '') not valid;
  `.execute(db);
}
