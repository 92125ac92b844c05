import { type Kysely, sql } from "kysely";

/**
 * An address has one open invitation to each team (null: the vendor's own), not one altogether: no organisation stands in
 * another's way, or learns from a refusal that somebody else has invited the address.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index invitations_one_open_per_address;
    create unique index invitations_one_open_per_team on invitations (email, partner_id) nulls not distinct
      where accepted_at is null and revoked_at is null;
  `.execute(db);
}
