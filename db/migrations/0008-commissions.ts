import { type Kysely, sql } from "kysely";

/**
 * What partners earn: the present state of each commission; the journal holds how it came to be. The amounts are the
 * source of its status and of its place in the ledger (domain/commissions/standing.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table commissions (
      id text primary key,
      partner_id text not null,
      program_id text not null references programs (id),
      lead_id text not null,
      program_version_id text not null references program_versions (id),
      reward_key text not null,
      milestone_key text not null,
      trigger text not null,
      kind text not null check (kind in ('cash', 'service_credit', 'month_extension', 'gift_card')),
      milestone_at timestamptz not null,
      -- The calendar month of the program's zone that limits count it for: "2026-11".
      month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      account_key text not null,
      outranked boolean not null default false,
      status text not null check (status in
        ('pending', 'awaiting_approval', 'approved', 'in_payout', 'paid', 'rejected', 'reversed')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      gross_minor bigint not null check (gross_minor >= 0),
      amount_minor bigint not null check (amount_minor between 0 and gross_minor),
      approved_minor bigint not null default 0 check (approved_minor >= 0),
      settled_minor bigint not null default 0 check (settled_minor between 0 and approved_minor),
      reserved_minor bigint not null default 0 check (reserved_minor between 0 and approved_minor - settled_minor),
      rejected boolean not null default false,
      hold_until timestamptz not null,
      explanation jsonb not null,
      -- What limits took off the gross amount; empty when nothing.
      cuts jsonb not null default '[]',
      accepted_by text references users (id),
      decided_by text references users (id),
      decided_at timestamptz,
      decision_reason text,
      paid_at timestamptz,
      paid_by text references users (id),
      payment_reference text,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      revision integer not null default 1,
      four_eyes boolean not null,
      unique (lead_id, reward_key, milestone_key),
      unique (partner_id, id),
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      check ((status = 'rejected') = rejected),
      check ((status = 'in_payout') = (reserved_minor > 0)),
      check (not rejected or (decision_reason is not null and settled_minor = 0)),
      check (kind = 'cash' or reserved_minor = 0),
      -- Above the threshold, who accepted the lead cannot approve its commission (PRODUCT, Roles).
      check (not (four_eyes and status in ('approved', 'in_payout', 'paid') and decided_by = accepted_by))
    );
    create index commissions_partner on commissions (partner_id, changed_at desc, id desc);
    create index commissions_partner_status on commissions (partner_id, status, changed_at desc, id desc);
    create index commissions_status on commissions (status, hold_until, id);
    create index commissions_changed on commissions (changed_at desc, id desc);
    create index commissions_month on commissions (partner_id, program_id, month);
    create index commissions_account on commissions (program_id, account_key);
    create index commissions_payable on commissions (currency, partner_id)
      where kind = 'cash' and (status = 'approved' or settled_minor > amount_minor);
  `.execute(db);
}
