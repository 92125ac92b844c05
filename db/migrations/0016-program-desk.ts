import { type Kysely, sql } from "kysely";

/** Programs that are run from the desk: places of a pilot, the reason of a status, drafts as they are typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table programs
      add column pilot_places integer check (pilot_places between 1 and 10000),
      add column status_reason text not null default '',
      add column status_changed_at timestamptz,
      add column revision integer not null default 1;

    -- What is typed into a draft's form, also where it makes no sense yet; a published version is its rules alone.
    alter table program_versions
      add column typed jsonb,
      add column revision integer not null default 1,
      add column changed_at timestamptz,
      add column changed_by text references users (id),
      add check (published_at is null or typed is null);

    create index enrolments_program on enrolments (program_id, status, created_at);

    -- The pilot's places hold for every way into a program: whoever enrols waits for the others.
    create function keep_pilot_places() returns trigger language plpgsql as $$
    declare
      program programs;
      taken integer;
    begin
      if new.status not in ('approved', 'suspended') then return new; end if;
      select * into program from programs where id = new.program_id for no key update;
      if program.status <> 'pilot' or program.pilot_places is null then return new; end if;
      select count(*) into taken from enrolments
        where program_id = new.program_id and status in ('approved', 'suspended') and id <> new.id;
      if taken >= program.pilot_places then
        raise exception 'all places of the pilot are taken' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger enrolments_pilot_places before insert or update of status, program_id on enrolments
      for each row execute function keep_pilot_places();
  `.execute(db);
}
