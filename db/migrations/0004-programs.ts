import { type Kysely, sql } from "kysely";

/** Programs, their immutable published versions, and which partner is enrolled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programs (
      id text primary key,
      slug text not null unique,
      name text not null,
      kind text not null check (kind in ('partner', 'customer', 'community')),
      status text not null check (status in ('draft', 'pilot', 'live', 'paused', 'ended')),
      created_at timestamptz not null
    );

    create table program_versions (
      id text primary key,
      program_id text not null references programs (id),
      number integer not null check (number > 0),
      rules jsonb not null,
      created_at timestamptz not null,
      published_at timestamptz,
      published_by text references users (id),
      unique (program_id, number),
      unique (program_id, id)
    );
    create unique index program_versions_one_draft on program_versions (program_id) where published_at is null;

    create function keep_published_version() returns trigger language plpgsql as $$
    begin
      if old.published_at is not null then
        raise exception 'a published program version is immutable' using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger program_versions_immutable before update or delete on program_versions
      for each row execute function keep_published_version();

    create table enrolments (
      id text primary key,
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      status text not null check (status in ('applied', 'approved', 'declined', 'suspended', 'ended')),
      accepted_version_id text,
      accepted_by text references users (id),
      accepted_at timestamptz,
      created_at timestamptz not null,
      unique (partner_id, program_id),
      foreign key (program_id, accepted_version_id) references program_versions (program_id, id)
    );
  `.execute(db);
}
