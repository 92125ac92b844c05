import { type Kysely, sql } from "kysely";

/** The append-only journal of facts (PRODUCT, The one idea). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal (
      seq bigint generated always as identity primary key,
      id text not null unique,
      kind text not null,
      audience text not null check (audience in ('partner', 'internal')),
      lead_id text,
      partner_id text,
      program_id text,
      account_id text,
      actor_kind text not null check (actor_kind in ('partner', 'vendor', 'system', 'integration')),
      actor_id text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      source text not null,
      source_id text not null,
      payload jsonb not null default '{}',
      unique (source, source_id)
    );
    create index journal_lead on journal (lead_id, seq) where lead_id is not null;
    create index journal_partner on journal (partner_id, seq) where partner_id is not null;
    create index journal_kind on journal (kind, seq);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger journal_append_only before update or delete on journal
      for each row execute function refuse_change();
    create trigger journal_no_truncate before truncate on journal
      for each statement execute function refuse_change();
  `.execute(db);
}
