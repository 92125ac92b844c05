import { type Kysely, sql } from "kysely";

/** The months on the home pages as counters: what they cost does not grow with the journal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Signed slips as those of the leads: per partner, and without one of all together. A month is its first day in UTC.
    create table milestone_counts (
      id bigint generated always as identity primary key,
      partner_id text,
      month date not null check (extract(day from month) = 1),
      kind text not null check (kind in ('lead.submitted', 'lead.accepted', 'opportunity.won')),
      n bigint not null
    );
    create index milestone_counts_partner on milestone_counts (partner_id, month, kind) include (n);

    lock table journal in share row exclusive mode;

    create function count_milestone() returns trigger language plpgsql as $$
    declare
      month constant date := date_trunc('month', new.occurred_at at time zone 'UTC');
    begin
      if new.partner_id is not null then
        insert into milestone_counts (partner_id, month, kind, n) values (new.partner_id, month, new.kind, 1);
      end if;
      insert into milestone_counts (partner_id, month, kind, n) values (null, month, new.kind, 1);
      return null;
    end $$;
    create trigger journal_milestones_counted after insert on journal
      for each row when (new.kind in ('lead.submitted', 'lead.accepted', 'opportunity.won'))
      execute function count_milestone();

    with milestones as (
      select partner_id, date_trunc('month', occurred_at at time zone 'UTC')::date as month, kind from journal
      where kind in ('lead.submitted', 'lead.accepted', 'opportunity.won')
    )
    insert into milestone_counts (partner_id, month, kind, n)
    select partner_id, month, kind, count(*) from milestones where partner_id is not null group by 1, 2, 3
    union all
    select null, month, kind, count(*) from milestones group by 2, 3;

    drop index journal_milestones;
  `.execute(db);
}
