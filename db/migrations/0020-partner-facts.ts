import { type Kysely, sql } from "kysely";

/** A partner's facts of one kind, for rules that look beyond a single lead. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index journal_partner_kind on journal (partner_id, kind) where partner_id is not null`.execute(db);
}
