import { type Kysely, sql } from "kysely";

/**
 * An amount that the answer to an appeal set: whose answer it was, and whether it is more than the rules give. Whoever
 * set it cannot be who approves it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table commissions
      add column set_by text references users (id),
      add column above_rules boolean not null default false,
      add constraint commissions_set_and_approved
        check (not (status in ('approved', 'in_payout', 'paid') and decided_by = set_by)),
      add constraint commissions_above_rules_set check (not above_rules or set_by is not null);
  `.execute(db);
}
