import { type Kysely, sql } from "kysely";

/** Who may sign in: users, their vendor roles, sessions, invitations, password resets, and attempt counters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id text primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      side text not null check (side in ('partner', 'vendor')),
      password_hash text,
      time_zone text not null default 'UTC',
      created_at timestamptz not null,
      disabled_at timestamptz
    );

    create table vendor_roles (
      user_id text not null references users (id) on delete cascade,
      role text not null check (role in ('partner_manager', 'sales_rep', 'finance', 'admin')),
      granted_at timestamptz not null,
      primary key (user_id, role)
    );

    -- The id is sha256(token): a dump of this table signs nobody in.
    create table sessions (
      id text primary key,
      user_id text not null references users (id) on delete cascade,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_seen_at timestamptz not null,
      user_agent text not null default '',
      network text not null default ''
    );
    create index sessions_user on sessions (user_id);
    create index sessions_expiry on sessions (expires_at);

    create table invitations (
      id text primary key,
      email text not null check (email = lower(email)),
      side text not null check (side in ('partner', 'vendor')),
      partner_id text,
      partner_role text check (partner_role in ('admin', 'member')),
      vendor_roles text[] not null default '{}',
      token_hash text unique,
      invited_by text references users (id),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      revoked_at timestamptz,
      check ((side = 'partner') = (partner_id is not null and partner_role is not null)),
      check (side = 'partner' or cardinality(vendor_roles) > 0)
    );
    create index invitations_partner on invitations (partner_id);
    create unique index invitations_one_open_per_address on invitations (email)
      where accepted_at is null and revoked_at is null;

    create table password_resets (
      id text primary key,
      user_id text not null references users (id) on delete cascade,
      token_hash text not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_resets_user on password_resets (user_id);

    -- The shape that rate-limiter-flexible expects; milliseconds fit a double, and it reckons with numbers.
    create table attempt_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire double precision
    );
  `.execute(db);
}
