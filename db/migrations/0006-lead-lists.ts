import { type Kysely, sql } from "kysely";

/** What the lists of leads page on, and totals that cost no scan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index leads_partner_changed on leads (partner_id, changed_at desc, id desc);
    create index leads_partner_status_changed on leads (partner_id, status, changed_at desc, id desc);
    create index leads_partner_company on leads (partner_id, company_key, id);
    create index leads_partner_due on leads (partner_id, due_at, id) where due_at is not null;
    create index leads_partner_value on leads (partner_id, value_minor desc, id desc);
    create index leads_partner_stage_changed on leads (partner_id, stage, changed_at desc, id desc) where stage is not null;
    create index leads_changed on leads (changed_at desc, id desc);
    create index leads_status_changed on leads (status, changed_at desc, id desc);
    create index leads_stage_changed on leads (stage, changed_at desc, id desc) where stage is not null;
    create index leads_company on leads (company_key, id);
    create index leads_value on leads (value_minor desc, id desc);
    create index leads_queue on leads (due_at, id) where status in ('submitted', 'in_review');
    create index leads_to_assign on leads (due_at, id) where stage in ('routing', 'offered');
    create index leads_stage_due on leads (stage, due_at, id) where due_at is not null;
    create index leads_owner on leads (owner_id, stage, changed_at desc, id desc) where owner_id is not null;
    create index leads_due on leads (due_at, id) where due_at is not null;
    create index leads_domain on leads (domain, submitted_at);
    create index leads_contact on leads (contact_email);
    create index leads_duplicate_of on leads (duplicate_of) where duplicate_of is not null;
    create index leads_name_search on leads using gin (partner_id, company_key gin_trgm_ops);

    -- The months on the home pages: these facts only, without reading the journal itself.
    create index journal_milestones on journal (partner_id, occurred_at, kind)
      where kind in ('lead.submitted', 'lead.accepted', 'opportunity.won');

    -- Counters as signed slips: an insert never waits for another one. A job folds them from time to time.
    create table lead_counts (
      id bigint generated always as identity primary key,
      partner_id text not null,
      status text not null,
      stage text not null,
      n bigint not null
    );
    create index lead_counts_partner on lead_counts (partner_id, status, stage) include (n);

    create function count_leads() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if (old.partner_id, old.status, coalesce(old.stage, '')) = (new.partner_id, new.status, coalesce(new.stage, '')) then
          return null;
        end if;
      end if;
      if tg_op <> 'INSERT' then
        insert into lead_counts (partner_id, status, stage, n) values (old.partner_id, old.status, coalesce(old.stage, ''), -1);
      end if;
      if tg_op <> 'DELETE' then
        insert into lead_counts (partner_id, status, stage, n) values (new.partner_id, new.status, coalesce(new.stage, ''), 1);
      end if;
      return null;
    end $$;
    create trigger leads_counted after insert or update or delete on leads
      for each row execute function count_leads();
  `.execute(db);
}
