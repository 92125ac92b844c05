import { sql } from "kysely";
import type { Db, Tx } from "../tx";

/** Enqueues the handlers of a journal entry. A handler whose key still waits is replaced: one run does for both. */
export async function enqueueHandlers(
  tx: Tx,
  entryId: string,
  handlers: readonly { name: string; key: string }[],
): Promise<void> {
  await sql`
    select graphile_worker.add_job(name, json_build_object('entryId', ${entryId}::text), job_key => key)
    from unnest(${handlers.map(({ name }) => name)}::text[], ${handlers.map(({ key }) => key)}::text[])
      as handler (name, key)
  `.execute(tx);
}

/** Enqueues one job that does not come from the journal. A job with the same key that still waits is replaced. */
export async function enqueueJob(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${name}::text, ${JSON.stringify(payload)}::json,
      job_key => ${options.key ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz)
  `.execute(tx);
}

/** Jobs that gave up or are overdue: what /metrics and /readyz show. */
export async function readJobFigures(db: Db): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: string; failed: string }>`
    select count(*) filter (where attempts < max_attempts) as waiting,
           count(*) filter (where attempts >= max_attempts) as failed
    from graphile_worker.jobs
  `.execute(db);
  return { waiting: Number(rows[0]?.waiting ?? 0), failed: Number(rows[0]?.failed ?? 0) };
}

/** How many jobs of these names have not run yet. */
export async function countWaitingJobs(db: Db, names: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from graphile_worker.jobs where task_identifier = any (${names}::text[])
  `.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** The job with a key that has not ended yet: whether it runs now, how often it was tried, and why it failed last. */
export async function findJob(db: Db, key: string) {
  const { rows } = await sql<{ running: boolean; attempts: number; gaveUp: boolean; lastError: string | null }>`
    select locked_at is not null as running, attempts, attempts >= max_attempts as "gaveUp", last_error as "lastError"
    from graphile_worker.jobs where key = ${key} order by id desc limit 1
  `.execute(db);
  return rows[0];
}
