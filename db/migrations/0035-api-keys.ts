import { type Kysely, sql } from "kysely";

/** Keys of the REST API, and answers that are given again for a repeated request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_keys (
      id text primary key,
      name text not null,
      -- Under which name its events count as the same: a key that replaces another keeps it.
      source text not null check (source ~ '^[a-z][a-z0-9-]{1,39}$' and source not in ('fairlead', 'desk', 'stripe')),
      key_hash text not null unique,
      -- Its first characters, to recognise it by.
      hint text not null,
      scopes text[] not null check (cardinality(scopes) > 0),
      created_by text references users (id),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      revoked_by text references users (id),
      last_used_at timestamptz
    );

    create table idempotent_answers (
      api_key_id text not null references api_keys (id),
      key text not null,
      fingerprint text not null,
      -- Null while the first request is under way.
      status integer,
      body text,
      created_at timestamptz not null,
      primary key (api_key_id, key)
    );
    create index idempotent_answers_age on idempotent_answers (created_at);
  `.execute(db);
}
