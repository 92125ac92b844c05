import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "../runtime/startup-error";
import { isAlive, processesWorkingIn } from "./process-table";

const patienceMs = 30_000;

/** The pid that a cluster's `postmaster.pid` names, or undefined when there is no such file. */
export function postmasterPid(cluster: string): number | undefined {
  try {
    return Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

/**
 * Clears what a killed run left in a cluster that has no owner: an orphaned server is stopped and waited for, and a
 * `postmaster.pid` whose process is gone, a zombie, or somebody else's by now is removed.
 * It is never removed while a process still works in the cluster: two servers on one cluster destroy it.
 * @throws when the orphan does not end
 */
export async function recoverCluster(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === undefined) return;
  const patience = Date.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    // Elsewhere than on Linux PostgreSQL judges a stale file by itself.
    const alive: number[] = processesWorkingIn(cluster) ?? (isAlive(pid) ? [pid] : []);
    if (alive.length === 0) break;
    if (attempt === 0 && alive.includes(pid)) stopFast(pid);
    if (Date.now() > patience) {
      throw new StartupError(
        `A database left over from an earlier run (process ${pid}) does not stop; please end it by hand.`,
      );
    }
    await delay(20);
  }
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}

function stopFast(pid: number): void {
  try {
    process.kill(pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
