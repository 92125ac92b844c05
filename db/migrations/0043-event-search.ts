import { type Kysely, sql } from "kysely";

/** An event is looked for by the id that its source gave it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index inbound_events_event_id on inbound_events (event_id)`.execute(db);
}
