import { type Kysely, sql } from "kysely";

/** What became of an enrolment, and what its program asked of the partner. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table enrolments
      add column revision integer not null default 1,
      add column status_reason text not null default '',
      add column status_changed_at timestamptz,
      add column tier text,
      add column active_customer_at timestamptz,
      add column active_customer_by text references users (id),
      -- The answer to the program's qualification question, kept once it is given.
      add column answer text,
      add column answered_at timestamptz,
      add column answered_by text references users (id),
      add check ((active_customer_at is null) = (active_customer_by is null)),
      add check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null));

    -- A partner's own status follows from its enrolments, and nothing else sets it: suspended as long as one of them
    -- is, ended when all are. The lock comes first, so that two enrolments that change at once see each other.
    create function follow_enrolments() returns trigger language plpgsql as $$
    begin
      perform 1 from partners where id = new.partner_id for no key update;
      update partners set status = (
        select case
          when bool_or(status = 'suspended') then 'suspended'
          when bool_or(status = 'ended') and not bool_or(status = 'approved') then 'ended'
          else 'active'
        end
        from enrolments where partner_id = new.partner_id
      ) where id = new.partner_id;
      return null;
    end $$;
    create trigger enrolments_partner_status after insert or update of status on enrolments
      for each row execute function follow_enrolments();
  `.execute(db);
}
