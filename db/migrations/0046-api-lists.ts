import { type Kysely, sql } from "kysely";

/**
 * What the lists of the REST API page on: leads by when they were submitted, commissions and links of one status or
 * program from the newest. By change, by partner and by id they have their indexes already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index leads_submitted on leads (submitted_at desc, id desc);
    create index leads_partner_submitted on leads (partner_id, submitted_at desc, id desc);
    create index leads_status_submitted on leads (status, submitted_at desc, id desc);
    create index commissions_status_newest on commissions (status, id desc);
    create index commissions_status_changed on commissions (status, changed_at desc, id desc);
    create index links_program_created on links (program_id, created_at desc, id desc);
  `.execute(db);
}
