import { type Kysely, sql } from "kysely";

/** A touch and an attribution are of the program and the partner of their link: the database refuses anything else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table attributions
      drop constraint attributions_link_id_fkey,
      add constraint attributions_link_fkey foreign key (partner_id, program_id, link_id)
        references links (partner_id, program_id, id);
    alter table touches
      drop constraint touches_link_id_fkey,
      add constraint touches_link_fkey foreign key (partner_id, program_id, link_id)
        references links (partner_id, program_id, id);
  `.execute(db);
}
