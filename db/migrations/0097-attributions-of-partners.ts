import { type Kysely, sql } from "kysely";

/** Built beside what goes on: the settling of accounts does not wait. */
export const transaction = false;

/** How many of a partner's accounts came from one network is asked whenever something happens with one of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists attributions_partner`.execute(db);
  await sql`create index concurrently attributions_partner on attributions (partner_id) where ended_at is null`.execute(
    db,
  );
}
