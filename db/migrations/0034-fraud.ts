import { type Kysely, sql } from "kysely";

/** Flags that ask for a look, what was decided, and whom a rule does not concern. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table fraud_flags (
      id text primary key,
      rule text not null,
      severity text not null check (severity in ('note', 'hold', 'block')),
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      -- What the flag is about; a flag on a link or a partner concerns no lead by itself.
      subject text not null,
      lead_id text,
      link_id text references links (id),
      evidence jsonb not null,
      status text not null check (status in ('open', 'cleared', 'confirmed')),
      raised_at timestamptz not null,
      due_at timestamptz not null,
      escalated_at timestamptz,
      partner_answer text not null default '',
      answered_at timestamptz,
      decided_by text references users (id),
      decided_at timestamptz,
      reason text not null default '',
      revision integer not null default 1,
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      unique (rule, subject),
      check ((status = 'open') = (decided_at is null))
    );
    create index fraud_flags_open on fraud_flags (due_at, id) where status = 'open';
    create index fraud_flags_partner on fraud_flags (partner_id, rule);
    create index fraud_flags_lead on fraud_flags (lead_id) where lead_id is not null;

    create table fraud_exemptions (
      id text primary key,
      partner_id text not null references partners (id),
      rule text not null,
      reason text not null,
      until date not null,
      created_by text references users (id),
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create index fraud_exemptions_partner on fraud_exemptions (partner_id, rule);
  `.execute(db);
}
