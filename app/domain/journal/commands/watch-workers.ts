import {
  deleteOldWorkerSigns,
  deleteWorkerSign,
  endSupersededJobs,
  noteWorkerSign,
  unlockJobsOfSilentWorkers,
} from "db/queries/worker-signs";
import type { Ctx } from "../../context";

/** A worker signs this often; one that has been silent for so long has its jobs taken back. */
export const signEverySeconds = 10;
export const silentAfterSeconds = 35;

/**
 * A worker says that it is alive and frees the jobs of those that have fallen silent, so that a killed worker's job
 * goes on within a minute. A worker that was only paused may then finish a job that another one has taken up:
 * handlers do their work once, whoever runs them.
 */
export async function signAndTakeBack(ctx: Ctx, workerId: string): Promise<void> {
  await noteWorkerSign(ctx.db, workerId);
  await unlockJobsOfSilentWorkers(ctx.db, silentAfterSeconds);
  await endSupersededJobs(ctx.db);
  await deleteOldWorkerSigns(ctx.db);
}

/** A worker that has finished its jobs and stops. */
export async function signOff(ctx: Ctx, workerId: string): Promise<void> {
  await deleteWorkerSign(ctx.db, workerId);
}
