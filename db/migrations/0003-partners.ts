import { type Kysely, sql } from "kysely";

/** Partner organisations, their people, contacts and the vendor's notes about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table partners (
      id text primary key,
      legal_name text not null,
      kind text not null check (kind in ('agency', 'integrator', 'consultancy', 'customer', 'community')),
      status text not null default 'active' check (status in ('active', 'suspended', 'ended')),
      website text not null default '',
      country text not null check (country ~ '^[A-Z]{2}$'),
      domain text,
      domain_verified_at timestamptz,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      check (domain_verified_at is null or domain is not null)
    );
    create unique index partners_verified_domain on partners (domain) where domain_verified_at is not null;
    create index partners_name on partners (lower(legal_name), id);

    -- One organisation at a time: the user is the key.
    create table memberships (
      user_id text primary key references users (id) on delete cascade,
      partner_id text not null references partners (id),
      role text not null check (role in ('admin', 'member')),
      sees_earnings boolean not null default false,
      joined_at timestamptz not null,
      unique (partner_id, user_id)
    );

    alter table invitations add foreign key (partner_id) references partners (id);

    create table partner_contacts (
      id text not null,
      partner_id text not null references partners (id),
      name text not null,
      title text not null default '',
      email text not null,
      phone text not null default '',
      created_at timestamptz not null,
      primary key (partner_id, id)
    );

    -- Never shown to partners.
    create table partner_notes (
      id text primary key,
      partner_id text not null references partners (id),
      author_id text not null references users (id),
      body text not null,
      created_at timestamptz not null
    );
    create index partner_notes_partner on partner_notes (partner_id, created_at desc);

    create table domain_verifications (
      partner_id text primary key references partners (id),
      domain text not null,
      email text not null,
      -- Null until the mail with the code is written.
      code_hash text,
      attempts integer not null default 0,
      requested_by text not null references users (id),
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
  `.execute(db);
}
