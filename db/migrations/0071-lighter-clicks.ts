import { type Kysely, sql } from "kysely";

/**
 * Keeping a click costs half: one foreign key says what two did, and bursts, which are looked for in a stretch of time,
 * have an index of that, which costs nothing to keep, instead of two that nothing asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table links add constraint links_partner_program_id_key unique (partner_id, program_id, id);
    alter table clicks
      add constraint clicks_link_fkey foreign key (partner_id, program_id, link_id)
        references links (partner_id, program_id, id),
      drop constraint clicks_partner_id_link_id_fkey,
      drop constraint clicks_program_id_link_id_fkey;
    drop index clicks_link;
    drop index clicks_network;
    create index clicks_occurred on clicks using brin (occurred_at);
  `.execute(db);
}
