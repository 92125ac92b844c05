import { type Kysely, sql } from "kysely";

/** What partners recommend in a program's share texts; empty is the vendor's own name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table programs add column product_name text not null default '' check (length(product_name) <= 80);
  `.execute(db);
}
