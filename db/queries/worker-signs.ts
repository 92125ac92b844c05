import { sql } from "kysely";
import type { Db } from "../tx";

/** A worker says that it is alive. */
export async function noteWorkerSign(db: Db, workerId: string, now: Date): Promise<void> {
  await db
    .insertInto("workerSigns")
    .values({ workerId, seenAt: now })
    .onConflict((oc) => oc.column("workerId").doUpdateSet({ seenAt: now }))
    .execute();
}

/** When any worker was last seen alive. */
export async function readLastWorkerSign(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom("workerSigns")
    .select((eb) => eb.fn.max("seenAt").as("seenAt"))
    .executeTakeFirst();
  return row?.seenAt ?? null;
}

/** Workers that have been silent since a moment; their jobs may be taken back. */
export async function takeSilentWorkers(db: Db, since: Date): Promise<string[]> {
  const rows = await db.deleteFrom("workerSigns").where("seenAt", "<", since).returning("workerId").execute();
  return rows.map((row) => row.workerId);
}

/** Frees the jobs of workers that died, which graphile-worker itself would keep locked for four hours. */
export async function unlockJobsOf(db: Db, workerIds: string[]): Promise<void> {
  if (workerIds.length > 0) await sql`select graphile_worker.force_unlock_workers(${workerIds}::text[])`.execute(db);
}
