import { type Kysely, sql } from "kysely";

/** Leads with their drafts, claims on a company, conversation, evidence files and imports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists pg_trgm;
    create extension if not exists btree_gin;

    create table lead_drafts (
      id text not null,
      partner_id text not null references partners (id),
      author_id text not null references users (id),
      program_id text not null references programs (id),
      form_values jsonb not null,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (partner_id, id),
      unique (id)
    );
    create index lead_drafts_newest on lead_drafts (partner_id, changed_at desc, id desc);

    create table leads (
      id text primary key,
      partner_id text not null references partners (id),
      program_id text not null,
      program_version_id text not null,
      product_line text not null default '',
      source text not null default 'portal' check (source in ('portal', 'import', 'link', 'api')),
      submitted_by text references users (id),
      submitted_at timestamptz not null,
      changed_at timestamptz not null,
      revision integer not null default 1,

      status text not null check (status in
        ('submitted', 'in_review', 'needs_info', 'accepted', 'rejected', 'duplicate', 'withdrawn', 'expired')),
      stage text check (stage in
        ('routing', 'offered', 'owned', 'contacted', 'qualified', 'opportunity', 'won', 'lost')),
      reviewer_id text references users (id),
      owner_id text references users (id),
      due_kind text check (due_kind in
        ('review', 'partner_answer', 'assign', 'rep_answer', 'first_contact', 'protection')),
      due_from timestamptz,
      due_at timestamptz,
      review_minutes_left integer,
      protected_until timestamptz not null,
      decided_at timestamptz,
      reason_code text,
      partner_reason text,
      duplicate_of text references leads (id),

      company_name text not null,
      company_key text not null,
      website text not null,
      domain text not null,
      country text not null check (country ~ '^[A-Z]{2}$'),
      region text not null default '',
      industry text not null,
      employee_count integer not null check (employee_count > 0),
      revenue_band text,
      current_tools text not null default '',
      plan_tier text not null,
      seats integer not null check (seats > 0),
      value_minor bigint not null check (value_minor >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      use_case text not null,
      timeline text not null,
      budget_status text not null,
      contact_first_name text not null,
      contact_last_name text not null,
      contact_title text not null default '',
      contact_email text not null check (contact_email = lower(contact_email)),
      contact_phone text not null default '',
      relationship text not null check (relationship in ('existing_client', 'introduced', 'cold')),
      contact_consent boolean not null,
      partner_note text not null default '',

      score integer not null,
      fit jsonb not null,
      claim text not null check (claim in ('holds', 'waits', 'released')),

      unique (partner_id, id),
      foreign key (program_id, program_version_id) references program_versions (program_id, id),
      check ((status = 'accepted') = (stage is not null) or status = 'expired'),
      check ((due_at is null) = (due_kind is null)),
      check (stage not in ('owned', 'contacted', 'qualified', 'opportunity', 'won', 'lost') or owner_id is not null)
    );

    -- One holder per company and product line; later ones wait with their time kept.
    create table lead_claims (
      product_line text not null,
      domain text not null,
      lead_id text not null unique references leads (id),
      since timestamptz not null,
      primary key (product_line, domain)
    );

    create table lead_reviews (
      lead_id text primary key references leads (id),
      partner_id text not null,
      reviewer_id text not null references users (id),
      decision text not null check (decision in ('accepted', 'rejected', 'duplicate')),
      checklist jsonb not null,
      internal_note text not null default '',
      decided_at timestamptz not null,
      foreign key (partner_id, lead_id) references leads (partner_id, id)
    );

    create table lead_messages (
      id text primary key,
      partner_id text not null,
      lead_id text not null,
      audience text not null check (audience in ('partner', 'internal')),
      author_id text not null references users (id),
      author_side text not null check (author_side in ('partner', 'vendor')),
      kind text not null check (kind in ('question', 'answer', 'message', 'note')),
      body text not null,
      created_at timestamptz not null,
      foreign key (partner_id, lead_id) references leads (partner_id, id)
    );
    create index lead_messages_lead on lead_messages (lead_id, created_at);

    -- Evidence of a draft keeps the draft's id, which becomes the lead's id.
    create table lead_files (
      id text primary key,
      partner_id text not null references partners (id),
      lead_id text not null,
      storage_key text not null unique,
      name text not null,
      content_type text not null,
      size_bytes bigint not null,
      sha256 text not null,
      uploaded_by text not null references users (id),
      uploaded_at timestamptz not null
    );
    create index lead_files_lead on lead_files (partner_id, lead_id);

    create table lead_imports (
      id text not null,
      partner_id text not null references partners (id),
      author_id text not null references users (id),
      program_id text not null references programs (id),
      file_name text not null,
      encoding text not null check (encoding in ('utf-8', 'utf-16', 'windows-1252')),
      delimiter text not null,
      status text not null check (status in ('mapping', 'checked', 'running', 'done', 'failed')),
      revision integer not null default 1,
      columns jsonb not null,
      mapping jsonb not null,
      rows_total integer not null,
      rows_ready integer not null default 0 check (rows_ready >= 0),
      rows_invalid integer not null default 0,
      rows_skipped integer not null default 0,
      rows_submitted integer not null default 0,
      -- How many rows were ready when the run began: what its progress is measured by.
      run_total integer not null default 0,
      stopped_reason text,
      -- Whoever started the run: its leads are theirs, and their permissions are read again for every row.
      started_by text references users (id),
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      primary key (partner_id, id),
      unique (id),
      check (status = 'mapping' or rows_ready + rows_invalid + rows_skipped + rows_submitted = rows_total),
      check (status <> 'running' or started_by is not null)
    );
    create index lead_imports_newest on lead_imports (partner_id, created_at desc, id desc);
    create table lead_import_rows (
      import_id text not null references lead_imports (id) on delete cascade,
      line integer not null,
      cells jsonb not null,
      -- Why the line cannot be read as a row, whatever the mapping says.
      problem text,
      outcome text not null default 'pending' check (outcome in ('pending', 'ready', 'invalid', 'submitted', 'skipped')),
      messages jsonb not null default '[]',
      lead_id text references leads (id),
      primary key (import_id, line),
      check ((outcome = 'submitted') = (lead_id is not null))
    );
    create index lead_import_rows_outcome on lead_import_rows (import_id, outcome, line);
  `.execute(db);
}
