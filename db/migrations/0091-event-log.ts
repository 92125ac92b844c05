import { type Kysely, sql } from "kysely";

/** The event log is searched by company, and by the days on which events came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index inbound_events_received_at on inbound_events (received_at);
    create index accounts_company_search on accounts using gin (lower(company) gin_trgm_ops);
  `.execute(db);
}
