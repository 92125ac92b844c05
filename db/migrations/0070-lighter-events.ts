import { type Kysely, sql } from "kysely";

/**
 * Keeping an event costs half: an index less for looking it up by its own id (the unique one now begins with it), none
 * on what waits to be settled (a delivery's job knows its numbers), and a fact that is kept as its text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table inbound_events
      add constraint inbound_events_event_id_source_key unique (event_id, source),
      drop constraint inbound_events_source_event_id_key,
      alter column fact type json using fact::json;
    drop index inbound_events_event_id;
    drop index inbound_events_received;
  `.execute(db);
}
