import { sql } from "kysely";
import type { HandlerName } from "~/domain/journal/subscriptions";
import type { JobServices } from "~/jobs/job-services";
import { plainJobs } from "~/jobs/plain-jobs";
import { entryHandlers } from "~/jobs/registry";
import { parseEnv } from "~/adapters/env";
import { createOutboxOnlyMailer, type Mailer } from "~/adapters/mailer";
import { newId } from "~/kernel/ids";
import { noFiles, silentLog, testVault, type World } from "./factories";

export type QueuedJob = { id: string; name: string; payload: Record<string, string>; key: string | null; runAt: Date };

/** What handlers get, on a world's database and clock. */
export function jobServices(
  world: Pick<World, "database" | "clock">,
  mailer: Mailer = createOutboxOnlyMailer(),
): JobServices {
  const env = parseEnv({
    SESSION_SECRET: "x".repeat(40),
    APP_URL: "https://partners.northwind.example",
    MAIL_FROM: "Northwind <partners@northwind.example>",
  });
  return {
    env,
    database: world.database,
    files: noFiles,
    sniffFileType: async () => null,
    mailer,
    log: silentLog,
    vault: testVault,
    now: world.clock.now,
    newId,
  } as unknown as JobServices;
}

/** The jobs that wait, in the order in which they were enqueued. */
export async function listJobs(world: Pick<World, "db">): Promise<QueuedJob[]> {
  const { rows } = await sql<QueuedJob>`
    select j.id::text, t.identifier as name, j.payload, j.key, j.run_at as "runAt"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    order by j.id
  `.execute(world.db);
  return rows;
}

/** Runs one job as the worker would, for the `attempt`th time. */
export async function runJob(services: JobServices, job: QueuedJob, attempt = 1): Promise<void> {
  const entryId = job.payload.entryId;
  if (entryId) return entryHandlers[job.name as HandlerName](services, entryId);
  const plain = plainJobs[job.name];
  if (!plain) throw new Error(`No such job: ${job.name}`);
  await plain(services, job.payload, `job-${job.id}`, attempt);
}

/**
 * Runs waiting jobs, and those that they enqueue, until none is left or wanted.
 * @param options `times` each is run; `only` the jobs that are wanted
 * @returns the names of what ran, in order
 */
export async function drainJobs(
  world: Pick<World, "db">,
  services: JobServices,
  options: { times?: number; only?: (job: QueuedJob) => boolean } = {},
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const jobs = (await listJobs(world)).filter(options.only ?? (() => true));
    if (jobs.length === 0) return ran;
    for (const job of jobs) {
      for (let time = 0; time < (options.times ?? 1); time += 1) await runJob(services, job);
      await sql`delete from graphile_worker._private_jobs where id = ${job.id}`.execute(world.db);
      ran.push(job.name);
    }
  }
}
