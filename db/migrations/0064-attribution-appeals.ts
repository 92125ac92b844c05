import { type Kysely, sql } from "kysely";

/** A partner may appeal that an account was taken from its lead (PRODUCT, Money). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table disputes drop constraint disputes_subject_check;
    alter table disputes add constraint disputes_subject_check check (subject in
      ('lead_rejected', 'lead_duplicate', 'lead_attribution',
       'commission_hold', 'commission_rejected', 'commission_amount'));
  `.execute(db);
}
