import { type Kysely, sql } from "kysely";

/** A partner may ask once for more protection of a lead; a reminder is sent once for each of the version's days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lead_extensions (
      lead_id text primary key,
      partner_id text not null,
      days integer not null check (days > 0),
      reason text not null check (reason <> ''),
      requested_by text not null references users (id),
      requested_at timestamptz not null,
      status text not null default 'open' check (status in ('open', 'granted', 'declined')),
      answer text not null default '',
      answered_by text references users (id),
      answered_at timestamptz,
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      check ((status = 'open') = (answered_at is null)),
      check ((status = 'open') = (answered_by is null)),
      check (status <> 'declined' or answer <> '')
    );
    create index lead_extensions_open on lead_extensions (requested_at, lead_id) where status = 'open';

    alter table leads add column protection_reminded_at timestamptz;
    create index leads_unprotected on leads (protected_until, id)
      where stage in ('routing', 'offered', 'owned', 'contacted', 'qualified');
  `.execute(db);
}
