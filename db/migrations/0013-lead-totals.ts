import { type Kysely, sql } from "kysely";

/** Slips of all partners together (without a partner id), so that the vendor's totals are not a sum over its partners. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Nobody writes a lead between the old counting and the new.
    lock table leads in share row exclusive mode;
    alter table lead_counts alter column partner_id drop not null;

    create or replace function count_leads() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if (old.partner_id, old.status, coalesce(old.stage, '')) = (new.partner_id, new.status, coalesce(new.stage, '')) then
          return null;
        end if;
      end if;
      if tg_op <> 'INSERT' then
        insert into lead_counts (partner_id, status, stage, n)
        values (old.partner_id, old.status, coalesce(old.stage, ''), -1), (null, old.status, coalesce(old.stage, ''), -1);
      end if;
      if tg_op <> 'DELETE' then
        insert into lead_counts (partner_id, status, stage, n)
        values (new.partner_id, new.status, coalesce(new.stage, ''), 1), (null, new.status, coalesce(new.stage, ''), 1);
      end if;
      return null;
    end $$;

    insert into lead_counts (partner_id, status, stage, n)
    select null, status, stage, sum(n) from lead_counts group by status, stage having sum(n) <> 0;
  `.execute(db);
}
