import { type Kysely, sql } from "kysely";

/**
 * Why an amount was booked, in the words of that moment: what it is for, the rule, the arithmetic, the cuts. A
 * commission's explanation goes on with its facts; that of a past month stays. Null for what was booked before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger_transactions add column memo jsonb`.execute(db);
}
