import { type Kysely, sql } from "kysely";

/** A flag on a link knows until when its clicks went on, so that one burst is flagged once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table fraud_flags add column burst_until timestamptz;
    -- What a flag was raised about had been clicked by then.
    update fraud_flags set burst_until = raised_at where link_id is not null;
    alter table fraud_flags add check ((link_id is null) = (burst_until is null));
    create index fraud_flags_link on fraud_flags (link_id) where link_id is not null;
  `.execute(db);
}
