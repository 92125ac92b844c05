import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db, Tx } from "../tx";

/**
 * What is worked on first, of what waits: what somebody sits in front of (a link to sign in with), then facts and what
 * follows from them, then news of it. So a heap of facts keeps nobody out, and a heap of news holds no money up.
 */
export const urgency = { awaited: -1, facts: 0, news: 1 } as const;

/** A job: at once unless it has a moment; one with a key replaces the one with it that waits. */
export type NewJob = {
  name: string;
  payload: Record<string, unknown>;
  key?: string;
  runAt?: Date;
  /** Of facts unless told otherwise. */
  urgency?: keyof typeof urgency;
};

/**
 * Jobs as the queue takes them, to select from: enqueued in one go, which is far less work than one by one. Of several
 * with the same key the last one counts, as it would one by one.
 * @param which those of them that are meant, by their payload; all unless given
 */
export function addedJobs(jobs: readonly NewJob[], which: RawBuilder<SqlBool> = sql`true`) {
  const last = new Map(jobs.map((job, at) => [job.key ?? at, job]));
  const given = [...last.values()].map(({ urgency: how = "facts", ...job }) => ({ ...job, priority: urgency[how] }));
  return sql<unknown>`graphile_worker.add_jobs(array(
    select row(name, payload, null, "runAt", null, key, priority, null)::graphile_worker.job_spec
    from json_to_recordset(${JSON.stringify(given)}::json)
      as job (name text, payload json, key text, "runAt" timestamptz, priority int)
    where ${which}
  ))`;
}

/** Enqueues one job that does not come from the journal. */
export async function enqueueJob(
  tx: Tx,
  name: string,
  payload: Record<string, unknown>,
  options: Pick<NewJob, "key" | "runAt" | "urgency"> = {},
): Promise<void> {
  await sql`select count(*) from ${addedJobs([{ name, payload, ...options }])}`.execute(tx);
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
