import { type Kysely, sql } from "kysely";

/** An open opportunity has a deadline, too: the end of the day on which it is expected to close. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table leads drop constraint leads_due_kind_check;
    alter table leads add constraint leads_due_kind_check check (due_kind in
      ('review', 'partner_answer', 'assign', 'rep_answer', 'first_contact', 'protection', 'close'));
    update leads l
      set due_kind = 'close', due_from = o.opened_at, due_at = (o.expected_close + 1)::timestamp at time zone 'UTC'
      from opportunities o where o.lead_id = l.id and l.stage = 'opportunity';
  `.execute(db);
}
