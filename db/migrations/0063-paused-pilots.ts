import { type Kysely, sql } from "kysely";

/** A pilot can be paused and goes on as one: meanwhile its places hold, too. Null: it was live when it was paused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table programs
      add column paused_from text check (paused_from in ('pilot', 'live')),
      add constraint programs_paused_from check (paused_from is null or status = 'paused');

    create or replace function keep_pilot_places() returns trigger language plpgsql as $$
    declare
      program programs;
      taken integer;
    begin
      if new.status not in ('approved', 'suspended') then return new; end if;
      select * into program from programs where id = new.program_id for no key update;
      if program.status <> 'pilot' and program.paused_from is distinct from 'pilot' then return new; end if;
      if program.pilot_places is null then return new; end if;
      select count(*) into taken from enrolments
        where program_id = new.program_id and status in ('approved', 'suspended') and id <> new.id;
      if taken >= program.pilot_places then
        raise exception 'all places of the pilot are taken' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
  `.execute(db);
}
