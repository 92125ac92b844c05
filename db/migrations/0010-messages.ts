import { type Kysely, sql } from "kysely";

/** What people are told: e-mails that wait for delivery, and notifications in the app. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox_mails (
      id text primary key,
      -- One mail per cause, template and recipient, however often its handler runs.
      idempotency_key text not null unique,
      template text not null,
      recipient text not null,
      user_id text references users (id) on delete set null,
      subject text not null,
      html text not null,
      body_text text not null,
      status text not null check (status in ('waiting', 'sent', 'refused', 'kept')),
      attempts integer not null default 0,
      last_error text,
      provider_id text,
      created_at timestamptz not null,
      settled_at timestamptz
    );
    create index outbox_mails_newest on outbox_mails (created_at desc, id desc);

    create table notifications (
      id text primary key,
      idempotency_key text not null unique,
      user_id text not null references users (id) on delete cascade,
      title text not null,
      body text not null default '',
      href text not null,
      created_at timestamptz not null,
      read_at timestamptz
    );
    create index notifications_user on notifications (user_id, created_at desc, id desc);
    create index notifications_unread on notifications (user_id) where read_at is null;
  `.execute(db);
}
