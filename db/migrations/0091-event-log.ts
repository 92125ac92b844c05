import { type Kysely, sql } from "kysely";

/**
 * The event log is searched by company and by the days on which events came. Events come in the order of their moments,
 * so a summary of each range of pages is enough, and costs their intake next to nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index inbound_events_received_at on inbound_events using brin (received_at) with (pages_per_range = 32);
    create index accounts_company_search on accounts using gin (lower(company) gin_trgm_ops);
  `.execute(db);
}
