import { type Kysely, sql } from "kysely";

/** A lead that came through a link has its website as every other lead: as an address that leads there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update leads set website = 'https://' || website where website <> '' and website !~* '^https?://'`.execute(
    db,
  );
}
