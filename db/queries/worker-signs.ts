import { sql } from "kysely";
import type { Db } from "../tx";

/** A worker says that it is alive. The database's clock counts: the clocks of several machines never agree. */
export async function noteWorkerSign(db: Db, workerId: string): Promise<void> {
  await db
    .insertInto("workerSigns")
    .values({ workerId, seenAt: sql<Date>`now()` })
    .onConflict((oc) => oc.column("workerId").doUpdateSet({ seenAt: sql<Date>`now()` }))
    .execute();
}

/** A worker that stops says so: nobody has to wait for its silence. */
export async function deleteWorkerSign(db: Db, workerId: string): Promise<void> {
  await db.deleteFrom("workerSigns").where("workerId", "=", workerId).execute();
}

/** When any worker was last seen alive. */
export async function readLastWorkerSign(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom("workerSigns")
    .select((eb) => eb.fn.max("seenAt").as("seenAt"))
    .executeTakeFirst();
  return row?.seenAt ?? null;
}

/**
 * Frees the jobs of workers that have given no sign for so long, also of those that never gave one; graphile-worker
 * itself would keep them locked for four hours. Jobs that were taken more recently are left alone: a worker that was
 * only paused may just have woken up. Safe to run on several workers at once.
 */
export async function unlockJobsOfSilentWorkers(db: Db, silentSeconds: number): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by
      from graphile_worker.jobs
      where locked_at < now() - make_interval(secs => ${silentSeconds})
        and locked_by not in (
          select worker_id from worker_signs where seen_at >= now() - make_interval(secs => ${silentSeconds}))
    ))
  `.execute(db);
}

/**
 * Ends jobs that were superseded while they ran and whose worker was killed then: the queue took their key and their
 * attempts away in favour of the job that took their place, so they will never run. Every job of ours has a key.
 */
export async function endSupersededJobs(db: Db): Promise<void> {
  await sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where key is null and attempts >= max_attempts and locked_at is null
    ))
  `.execute(db);
}

/** Forgets workers that are long gone. */
export async function deleteOldWorkerSigns(db: Db): Promise<void> {
  await db.deleteFrom("workerSigns").where("seenAt", "<", sql<Date>`now() - interval '1 hour'`).execute();
}
