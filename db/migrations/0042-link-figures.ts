import { type Kysely, sql } from "kysely";

/** Clicks by day, so that no figure of a link counts its clicks; what lists of links are sorted by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table click_days (
      link_id text not null references links (id),
      -- In UTC.
      day date not null,
      verdict text not null check (verdict in ('counted', 'bot', 'prefetch', 'repeat')),
      clicks bigint not null,
      primary key (link_id, day, verdict)
    );
    alter table links add column revision integer not null default 1;
    create index links_created on links (created_at desc, id desc);
    create index links_clicks on links (clicks_counted desc, id desc);
    create index leads_link on leads (link_id, submitted_at desc) where link_id is not null;
  `.execute(db);
}
