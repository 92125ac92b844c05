import { type Kysely, sql } from "kysely";

/** What partners earn: the present state of each commission; the journal holds how it came to be. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table commissions (
      id text primary key,
      partner_id text not null,
      lead_id text not null,
      program_version_id text not null references program_versions (id),
      reward_key text not null,
      milestone_id text not null,
      milestone_at timestamptz not null,
      status text not null check (status in
        ('pending', 'awaiting_approval', 'approved', 'in_payout', 'paid', 'rejected', 'reversed')),
      amount_minor bigint not null check (amount_minor >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      hold_until timestamptz not null,
      explanation jsonb not null,
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
      unique (lead_id, reward_key, milestone_id),
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      check ((status = 'paid') = (payment_reference is not null)),
      check ((status = 'rejected') <= (decision_reason is not null)),
      -- Above the threshold, who accepted the lead cannot approve its commission (PRODUCT, Roles).
      check (not (four_eyes and status in ('approved', 'in_payout', 'paid') and decided_by = accepted_by))
    );
    create index commissions_partner on commissions (partner_id, changed_at desc, id desc);
    create index commissions_partner_status on commissions (partner_id, status, changed_at desc, id desc);
    create index commissions_status on commissions (status, hold_until, id);
    create index commissions_changed on commissions (changed_at desc, id desc);
    create index commissions_lead on commissions (lead_id);
  `.execute(db);
}
