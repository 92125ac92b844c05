import { type Kysely, sql } from "kysely";

/** Which worker processes are alive, so that a dead one's jobs are taken back within a minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table worker_signs (
      worker_id text primary key,
      seen_at timestamptz not null
    );
  `.execute(db);
}
