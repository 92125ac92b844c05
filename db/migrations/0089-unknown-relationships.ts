import { type Kysely, sql } from "kysely";

/**
 * How the partner knows a link's contact, and whether it agreed to be contacted, is not known until somebody tells: an
 * empty text and no answer, as the rest of such a lead (migration 0033). What was edited since then was told.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table leads
      alter column contact_consent drop not null,
      drop constraint leads_relationship_check,
      add constraint leads_relationship_check check (
        relationship in ('existing_client', 'introduced', 'cold') or (source = 'link' and relationship = '')
      ),
      add constraint leads_consent_known check (contact_consent is not null or source = 'link');
    update leads l set relationship = '', contact_consent = null where source = 'link' and not exists (
      select 1 from journal j where j.lead_id = l.id and j.kind = 'lead.edited'
    );
  `.execute(db);
}
