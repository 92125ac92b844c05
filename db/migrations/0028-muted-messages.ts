import { type Kysely, sql } from "kysely";

/** What people switched off, and the address in a mail that does it for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table muted_messages (
      user_id text not null references users (id) on delete cascade,
      -- Only what may be switched off: nobody can miss a question, a decision or their money.
      category text not null check (category in ('lead_progress', 'toolkit_versions', 'new_work', 'lead_ends')),
      channel text not null check (channel in ('email', 'app')),
      muted_at timestamptz not null,
      primary key (user_id, category, channel)
    );
    alter table outbox_mails add column unsubscribe_url text;
  `.execute(db);
}
