import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { StartupError } from "../runtime/startup-error";

/** The account a process runs under; `null` means the account that runs Node. */
export type ServerUser = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of existing data,
 * else `postgres`, else `nobody`, which every system has.
 * @param existingData folder of an existing cluster, or undefined
 */
export function pickServerUser(existingData?: string): ServerUser {
  if (process.getuid?.() !== 0) return null;
  if (existingData) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = accounts.find((account) => account.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new StartupError(
    "PostgreSQL cannot run as root, and there is neither a user postgres nor a user nobody to run it as.",
  );
}

/** Whether `user` can enter and read `path`: asked of the system itself, since any parent folder may forbid it. */
export function canReach(user: ServerUser, path: string): boolean {
  if (!user) return true;
  const probe = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", path], { ...user, cwd: "/" });
  return probe.status === 0;
}
