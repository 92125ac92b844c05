import { type Kysely, sql } from "kysely";

/**
 * Clicks of a rush, each row those of one commit. They are durable here, and are counted once there is time. The text is
 * kept as it is: to press it together would take longer than to write it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table clicks_aside (
      id bigint generated always as identity primary key,
      clicks text not null
    );
    alter table clicks_aside alter column clicks set storage external;
  `.execute(db);
}
