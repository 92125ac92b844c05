import { type Kysely, sql } from "kysely";

/** An appeal keeps the amount that it is about as it stood, with its explanation, and the file that speaks for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table disputes
      add column amount_minor bigint,
      add column currency text,
      add column explanation jsonb,
      add column evidence_id text references lead_files (id);
    update disputes d
      set amount_minor = c.amount_minor, currency = c.currency, explanation = c.explanation
      from commissions c where c.id = d.commission_id;
    alter table disputes add check ((commission_id is null) = (amount_minor is null));
  `.execute(db);
}
