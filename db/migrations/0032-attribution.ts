import { type Kysely, sql } from "kysely";

/** Links and their clicks, accounts that product and billing report about, and whom an account is attributed to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table programs
      -- Where a link leads unless it names another address; both must be on one of the hosts.
      add column destination text not null default '',
      add column allowed_hosts text[] not null default '{}';

    -- A program's copy for podcasts, events and articles; a link shows it under an address of its own.
    create table offer_pages (
      id text primary key,
      program_id text not null references programs (id),
      name text not null,
      headline text not null,
      body text not null,
      action_label text not null,
      destination text not null default '',
      active boolean not null default true,
      revision integer not null default 1,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      unique (program_id, id)
    );

    create table links (
      id text primary key,
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{2,39}$'),
      name text not null,
      context text not null check (context in
        ('email', 'content', 'event', 'podcast', 'topic', 'in_product', 'other')),
      is_default boolean not null default false,
      -- Empty: the program's destination.
      destination text not null default '',
      offer_page_id text,
      offer_slug text unique check (offer_slug ~ '^[a-z0-9][a-z0-9-]{2,39}$'),
      status text not null default 'active' check (status in ('active', 'paused')),
      clicks_counted bigint not null default 0,
      created_by text references users (id),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      unique (partner_id, id),
      unique (program_id, id),
      foreign key (program_id, offer_page_id) references offer_pages (program_id, id),
      check ((offer_page_id is null) = (offer_slug is null))
    );
    create unique index links_one_default on links (partner_id, program_id) where is_default;
    create index links_newest on links (partner_id, created_at desc, id desc);

    create table clicks (
      id text primary key,
      link_id text not null,
      partner_id text not null,
      program_id text not null,
      occurred_at timestamptz not null,
      -- A keyed hash of the visitor's cookie: it joins the clicks of one browser and tells nothing else.
      visitor_hash text not null,
      -- The first 24 bits of an IPv4 address, 48 of an IPv6 one.
      network text not null,
      device text not null check (device in ('desktop', 'mobile', 'tablet', 'other')),
      referrer_host text not null default '',
      verdict text not null check (verdict in ('counted', 'bot', 'prefetch', 'repeat')),
      foreign key (partner_id, link_id) references links (partner_id, id),
      foreign key (program_id, link_id) references links (program_id, id)
    );
    create index clicks_link on clicks (link_id, occurred_at desc);
    create index clicks_visitor on clicks (visitor_hash, occurred_at);
    create index clicks_network on clicks (link_id, network, occurred_at);

    -- A customer, or somebody who may become one, as product and billing know them.
    create table accounts (
      id text primary key,
      email text check (email = lower(email)),
      domain text,
      company text,
      created_at timestamptz not null,
      changed_at timestamptz not null
    );
    create index accounts_domain on accounts (domain) where domain is not null;
    create index accounts_email on accounts (email) where email is not null;

    -- The same account under the names that its sources give it.
    create table account_ids (
      source text not null,
      external_id text not null,
      account_id text not null references accounts (id),
      primary key (source, external_id)
    );
    create index account_ids_account on account_ids (account_id);

    -- What was reported, as it was reported; what became of it is beside it.
    create table inbound_events (
      seq bigint generated always as identity primary key,
      id text not null unique,
      source text not null,
      event_id text not null,
      type text not null,
      occurred_at timestamptz not null,
      received_at timestamptz not null,
      -- Whose account it is, in the words of its source; null when it names none.
      account_source text not null,
      external_id text,
      fact jsonb not null,
      -- Payments by which a refund that names no customer finds its invoice.
      payment_refs text[] not null default '{}',
      -- The event's own text, never parsed again.
      raw text not null,
      status text not null default 'received' check (status in ('received', 'unmatched', 'matched', 'kept')),
      note text not null default '',
      account_id text references accounts (id),
      unique (source, event_id)
    );
    create index inbound_events_received on inbound_events (seq) where status = 'received';
    create index inbound_events_unmatched on inbound_events (seq desc) where status = 'unmatched';
    create index inbound_events_account on inbound_events (account_id, seq) where account_id is not null;
    create index inbound_events_payments on inbound_events using gin (payment_refs) where payment_refs <> '{}';
    create index inbound_events_of on inbound_events (account_source, external_id, seq);

    -- Every trace that could say who brought an account; none is ever removed.
    create table touches (
      account_id text not null references accounts (id),
      kind text not null check (kind in ('lead', 'click', 'code', 'visitor', 'email', 'domain')),
      -- The click, link or lead.
      subject_id text not null,
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      link_id text references links (id),
      lead_id text references leads (id),
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (account_id, kind, subject_id)
    );
    create index touches_lead on touches (lead_id) where lead_id is not null;

    -- Who an account is attributed to now, and was before.
    create table attributions (
      id text primary key,
      account_id text not null references accounts (id),
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      link_id text references links (id),
      lead_id text,
      basis text not null check (basis in ('lead', 'click', 'code', 'visitor', 'email', 'domain', 'by_hand')),
      explanation jsonb not null,
      decided_by text references users (id),
      reason text not null default '',
      started_at timestamptz not null,
      ended_at timestamptz,
      foreign key (partner_id, lead_id) references leads (partner_id, id)
    );
    -- To which attribution's lead the event was handed on as a fact.
    alter table inbound_events add column attribution_id text references attributions (id);
    create unique index attributions_one_current on attributions (account_id) where ended_at is null;
    create index attributions_lead on attributions (lead_id) where lead_id is not null;
    create index attributions_link on attributions (link_id) where link_id is not null;
  `.execute(db);
}
