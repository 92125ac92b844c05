import { type Kysely, sql } from "kysely";

/** The sales side: who can take leads, what was offered to whom, and the opportunity of a lead. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rep_profiles (
      user_id text primary key references users (id) on delete cascade,
      countries text[] not null default '{}',
      industries text[] not null default '{}',
      capacity integer not null default 40 check (capacity > 0),
      away_until timestamptz
    );

    create table lead_offers (
      id text primary key,
      partner_id text not null,
      lead_id text not null,
      rep_id text not null references users (id),
      offered_by text references users (id),
      offered_at timestamptz not null,
      respond_by timestamptz not null,
      why jsonb not null,
      outcome text check (outcome in ('accepted', 'declined', 'lapsed', 'recalled')),
      decline_reason text,
      answered_at timestamptz,
      foreign key (partner_id, lead_id) references leads (partner_id, id)
    );
    create unique index lead_offers_one_open on lead_offers (lead_id) where outcome is null;
    create index lead_offers_rep_open on lead_offers (rep_id, respond_by) where outcome is null;
    create index lead_offers_lead on lead_offers (lead_id, offered_at);

    create table opportunities (
      lead_id text primary key,
      partner_id text not null,
      step text not null check (step in ('discovery', 'proposal', 'negotiation', 'won', 'lost')),
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      plan_tier text not null,
      expected_close date not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      lost_reason text,
      lost_note text not null default '',
      checklist jsonb not null default '[]',
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      check ((step in ('won', 'lost')) = (closed_at is not null)),
      check ((step = 'lost') = (lost_reason is not null))
    );
  `.execute(db);
}
