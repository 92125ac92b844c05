import { type Kysely, sql } from "kysely";

/** Toolkits: collections of assets, each with versions; downloads are counted by version and partner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table toolkit_collections (
      id text primary key,
      title text not null,
      description text not null default '',
      position integer not null,
      revision integer not null default 1,
      created_at timestamptz not null
    );

    create table toolkit_assets (
      id text primary key,
      collection_id text not null references toolkit_collections (id),
      kind text not null check (kind in
        ('one_pager', 'email_template', 'answers', 'case_study', 'integration_guide', 'deck')),
      title text not null,
      description text not null default '',
      keywords text not null default '',
      -- Kinds of partners; empty means everybody.
      audience text[] not null default '{}'
        check (audience <@ array['agency', 'integrator', 'consultancy', 'customer', 'community']),
      position integer not null,
      revision integer not null default 1,
      created_at timestamptz not null
    );
    create index toolkit_assets_collection on toolkit_assets (collection_id, position);

    create table toolkit_versions (
      id text primary key,
      asset_id text not null references toolkit_assets (id),
      number integer not null check (number > 0),
      status text not null check (status in ('draft', 'published', 'superseded', 'recalled')),
      file_name text not null,
      content_type text not null,
      size_bytes bigint not null check (size_bytes > 0),
      sha256 text not null,
      storage_key text not null unique,
      preview_text text not null default '',
      change_note text not null default '',
      uploaded_by text references users (id),
      uploaded_at timestamptz not null,
      published_at timestamptz,
      -- When it was superseded or recalled.
      ended_at timestamptz,
      recall_reason text not null default '',
      unique (asset_id, number),
      check (status <> 'draft' or published_at is null),
      check ((status in ('superseded', 'recalled')) = (ended_at is not null)),
      check ((status = 'recalled') = (recall_reason <> ''))
    );
    create unique index toolkit_versions_one_published on toolkit_versions (asset_id) where status = 'published';

    create table toolkit_downloads (
      id text primary key,
      version_id text not null references toolkit_versions (id),
      partner_id text not null references partners (id),
      user_id text not null references users (id),
      way text not null check (way in ('download', 'copy')),
      downloaded_at timestamptz not null
    );
    create index toolkit_downloads_version on toolkit_downloads (version_id, partner_id);
    create index toolkit_downloads_user on toolkit_downloads (user_id, version_id);
  `.execute(db);
}
