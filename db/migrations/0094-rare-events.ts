import { type Kysely, sql } from "kysely";

/** Built beside what goes on: the intake of events does not wait. */
export const transaction = false;

/**
 * Events of a rare type, or that wait to be settled, are found without reading all of them. By type alone: equal keys
 * share their entries, which keeps it small.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists inbound_events_type`.execute(db);
  await sql`create index concurrently inbound_events_type on inbound_events (type)`.execute(db);
  await sql`drop index concurrently if exists inbound_events_waiting`.execute(db);
  await sql`create index concurrently inbound_events_waiting on inbound_events (seq) where status = 'received'`.execute(
    db,
  );
}
