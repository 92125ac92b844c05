import { type Kysely, sql } from "kysely";

/** Batches of payments to partners, and what a partner has to tell before it can be paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Account and tax numbers are sealed by the application; a few digits stay readable.
    create table payout_details (
      partner_id text primary key references partners (id),
      account_holder text not null,
      bank_country text not null check (bank_country ~ '^[A-Z]{2}$'),
      account_sealed text not null,
      account_tail text not null,
      bank_code text not null default '',
      changed_by text not null references users (id),
      changed_at timestamptz not null
    );

    create table tax_forms (
      partner_id text primary key references partners (id),
      form text not null check (form in ('w9', 'w8ben_e', 'w8ben', 'vat', 'none')),
      legal_name text not null,
      tax_id_sealed text not null default '',
      tax_id_tail text not null default '',
      signed_name text not null,
      signed_by text not null references users (id),
      signed_at timestamptz not null
    );

    create table payouts (
      id text primary key,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      cut_off timestamptz not null,
      minimum_minor bigint not null check (minimum_minor >= 0),
      status text not null check (status in ('created', 'paid', 'undone')),
      created_by text not null references users (id),
      created_at timestamptz not null,
      paid_by text references users (id),
      paid_at timestamptz,
      reference text,
      undone_by text references users (id),
      undone_at timestamptz,
      revision integer not null default 1,
      check ((status = 'paid') = (paid_at is not null and reference is not null)),
      check ((status = 'undone') = (undone_at is not null))
    );
    create index payouts_newest on payouts (created_at desc, id desc);

    create table payout_lines (
      payout_id text not null references payouts (id),
      partner_id text not null references partners (id),
      amount_minor bigint not null check (amount_minor > 0),
      returned_at timestamptz,
      returned_by text references users (id),
      return_reason text,
      primary key (payout_id, partner_id),
      check ((returned_at is null) = (return_reason is null))
    );
    create index payout_lines_partner on payout_lines (partner_id);

    -- A commission is in one open payout at a time; what was taken back counts below nothing.
    create table payout_items (
      payout_id text not null,
      partner_id text not null,
      commission_id text not null,
      amount_minor bigint not null check (amount_minor <> 0),
      open boolean not null default true,
      primary key (payout_id, commission_id),
      foreign key (payout_id, partner_id) references payout_lines (payout_id, partner_id),
      foreign key (partner_id, commission_id) references commissions (partner_id, id)
    );
    create unique index payout_items_one_open on payout_items (commission_id) where open;
    create index payout_items_commission on payout_items (commission_id);
  `.execute(db);
}
