import { type Kysely, sql } from "kysely";

/** Built beside what goes on: the settling of accounts does not wait. */
export const transaction = false;

/** Accounts are found by a part of their company's name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists accounts_company_search`.execute(db);
  await sql`create index concurrently accounts_company_search on accounts using gin (lower(company) gin_trgm_ops)`.execute(
    db,
  );
}
