import { type Kysely, sql } from "kysely";

/** A link that a confirmed flag stopped says so, apart from one that its partner paused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table links drop constraint links_status_check;
    alter table links add constraint links_status_check check (status in ('active', 'paused', 'stopped'));
    update links l set status = 'stopped' where status = 'paused' and exists (
      select 1 from fraud_flags f where f.link_id = l.id and f.status = 'confirmed' and f.rule = 'clickBurst'
        and l.changed_at between f.decided_at and f.decided_at + interval '1 hour'
    );
  `.execute(db);
}
