import { type Kysely, sql } from "kysely";

/** Who signed which terms, with the text as it was read: never changed, never removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table terms_acceptances (
      id text primary key,
      partner_id text not null,
      program_id text not null,
      version_id text not null,
      signer_id text not null references users (id),
      -- As it was typed by the authorised signer.
      signer_name text not null check (signer_name <> ''),
      terms text not null,
      accepted_at timestamptz not null,
      foreign key (partner_id, program_id) references enrolments (partner_id, program_id),
      foreign key (program_id, version_id) references program_versions (program_id, id)
    );
    create index terms_acceptances_newest on terms_acceptances (partner_id, program_id, accepted_at desc);
    create trigger terms_acceptances_append_only before update or delete on terms_acceptances
      for each row execute function refuse_change();
    create trigger terms_acceptances_no_truncate before truncate on terms_acceptances
      for each statement execute function refuse_change();
  `.execute(db);
}
