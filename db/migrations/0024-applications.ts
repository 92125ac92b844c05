import { type Kysely, sql } from "kysely";

/** The way into a program: what its public page says, and who has applied or was nominated. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What the vendor adds to a program's public page, beside its rules.
    create table program_pages (
      program_id text primary key references programs (id),
      summary text not null default '',
      -- A list of { question, answer }.
      questions jsonb not null default '[]',
      revision integer not null default 1,
      changed_by text not null references users (id),
      changed_at timestamptz not null
    );

    create table partner_applications (
      id text primary key,
      program_id text not null references programs (id),
      status text not null check (status in ('nominated', 'submitted', 'asked', 'approved', 'declined')),
      revision integer not null default 1,
      -- An organisation that is in the portal already applies with its account; all others as strangers.
      partner_id text references partners (id),
      applied_by text references users (id),
      nominated_by text references users (id),
      nomination_reason text not null default '',
      kind text not null check (kind in ('agency', 'integrator', 'consultancy', 'customer', 'community')),
      legal_name text not null,
      company_key text not null,
      website text not null default '',
      domain text,
      country text not null default '' check (country ~ '^([A-Z]{2})?$'),
      contact_name text not null,
      email text not null check (email = lower(email)),
      size text not null default '',
      regions text not null default '',
      industries text[] not null default '{}',
      why text not null default '',
      question text not null default '',
      answer text not null default '',
      reason_code text,
      partner_text text not null default '',
      internal_note text not null default '',
      created_at timestamptz not null,
      submitted_at timestamptz,
      due_at timestamptz,
      decided_at timestamptz,
      decided_by text references users (id),
      check ((status in ('approved', 'declined')) = (decided_at is not null)),
      check ((status = 'nominated') = (submitted_at is null)),
      check ((partner_id is null) = (applied_by is null))
    );
    create index partner_applications_queue on partner_applications (submitted_at, id)
      where status in ('submitted', 'asked');
    create index partner_applications_domain on partner_applications (domain);
    create index partner_applications_key on partner_applications (company_key);
    create index partner_applications_nominated on partner_applications (nominated_by) where nominated_by is not null;
    create unique index partner_applications_one_open on partner_applications (partner_id, program_id)
      where status in ('submitted', 'asked');

    -- What the application said and the organisation keeps current.
    alter table partners
      add column size text not null default '',
      add column regions text not null default '',
      add column industries text[] not null default '{}';
  `.execute(db);
}
