import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { existingCluster, roleName } from "./data-folder";
import { processStart } from "./process-table";

/** `postmaster.pid` says line by line: process, folder, start, port, socket, address, memory, state. */
const processLine = 0;
const portLine = 3;
const stateLine = 7;

/**
 * The connection string of a database in an embedded server that another Fairlead runs on this data folder, for what
 * may work beside it; null when none is up. What it left behind when it was killed is none.
 */
export function findRunningPostgres(dataDir: string, databaseName: string): string | null {
  const cluster = existingCluster(resolve(dataDir));
  if (!cluster) return null;
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const port = Number(lines[portLine]);
    const isUp = lines[stateLine]?.trim() === "ready" && processStart(Number(lines[processLine])) !== undefined;
    if (!isUp || !Number.isSafeInteger(port) || port <= 0) return null;
    const password = readFileSync(join(dirname(cluster), "password"), "utf8");
    return `postgres://${roleName}:${password}@127.0.0.1:${port}/${databaseName}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
