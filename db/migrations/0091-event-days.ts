import { type Kysely, sql } from "kysely";

/** Built beside what goes on: the intake of events does not wait. */
export const transaction = false;

/** The event log is searched by the days on which events came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists inbound_events_received_at`.execute(db);
  await sql`create index concurrently inbound_events_received_at on inbound_events (received_at)`.execute(db);
}
