import { type Kysely, sql } from "kysely";

/** When a mail was first handed to the provider: idempotency keys are kept for a limited time from then on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox_mails add column first_attempt_at timestamptz`.execute(db);
}
