import { readJobFigures } from "db/queries/jobs";
import { readLastWorkerSign } from "db/queries/worker-signs";
import type { Db } from "db/tx";

/** Jobs that wait or gave up. */
export function countJobs(db: Db): Promise<{ waiting: number; failed: number }> {
  return readJobFigures(db);
}

/** When any worker was last seen alive; null when none ever was. */
export function lastWorkerSign(db: Db): Promise<Date | null> {
  return readLastWorkerSign(db);
}
