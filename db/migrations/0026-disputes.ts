import { type Kysely, sql } from "kysely";

/** A partner's appeal against a decision, answered by somebody else than who decided (PRODUCT, Money). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table disputes (
      id text primary key,
      partner_id text not null references partners (id),
      program_id text not null references programs (id),
      subject text not null check (subject in
        ('lead_rejected', 'lead_duplicate', 'commission_hold', 'commission_rejected', 'commission_amount')),
      lead_id text not null,
      commission_id text,
      -- Whose decision it is about; null when the rules decided.
      decider_id text references users (id),
      -- The words of the decision as they stood; upholding takes them off the record itself.
      decision_text text,
      opened_by text not null references users (id),
      opened_at timestamptz not null,
      statement text not null,
      due_from timestamptz not null,
      due_at timestamptz not null,
      status text not null default 'open' check (status in ('open', 'upheld', 'denied', 'withdrawn')),
      answer text,
      answered_by text references users (id),
      answered_at timestamptz,
      revision integer not null default 1,
      unique (partner_id, id),
      foreign key (partner_id, lead_id) references leads (partner_id, id),
      foreign key (partner_id, commission_id) references commissions (partner_id, id),
      check ((subject like 'commission\\_%') = (commission_id is not null)),
      check ((status in ('upheld', 'denied')) = (answered_by is not null and answer is not null)),
      check (answered_by is null or decider_id is null or answered_by <> decider_id)
    );
    create unique index disputes_one_open on disputes (lead_id, coalesce(commission_id, '')) where status = 'open';
    create index disputes_partner on disputes (partner_id, opened_at desc, id desc);
    create index disputes_open on disputes (due_at, id) where status = 'open';
  `.execute(db);
}
