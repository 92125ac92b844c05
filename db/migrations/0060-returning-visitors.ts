import { type Kysely, sql } from "kysely";

/** One browser's clicks on one link: on fresh tables the planner read all of the link's clicks for each new one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index clicks_visitor;
    create index clicks_visitor on clicks (visitor_hash, link_id, occurred_at);
  `.execute(db);
}
