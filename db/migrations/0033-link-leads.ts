import { type Kysely, sql } from "kysely";

/**
 * A lead that came through a link says only what is known: nobody is asked. Nothing known is an empty text, the
 * country ZZ (CLDR's unknown region) and 0 employees or seats.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table leads
      drop constraint leads_employee_count_check,
      drop constraint leads_seats_check,
      add constraint leads_employee_count_check check (employee_count > 0 or (source = 'link' and employee_count = 0)),
      add constraint leads_seats_check check (seats > 0 or (source = 'link' and seats = 0)),
      add constraint leads_country_known check (country <> 'ZZ' or source = 'link'),
      add column link_id text references links (id);
  `.execute(db);
}
