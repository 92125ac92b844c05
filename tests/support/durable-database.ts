import assert from "node:assert";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createDatabase } from "db/client";
import { migrateToLatest } from "db/migrate";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres/launcher";
import { processesWorkingIn } from "../../scripts/embedded-postgres/process-table";
import { postmasterPid } from "../../scripts/embedded-postgres/recovery";
import type { TestDatabase } from "./database";

/** Such a database, and a way to end its server as a crash would; what looks after the server starts it again. */
export type DurableDatabase = TestDatabase & { crash(): void };

/** Ends a process without a word; one that has just ended by itself needs none. */
function endAtOnce(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * A migrated database on a server of its own that keeps what it has confirmed, as Fairlead asks of one: for tests that
 * start whole processes on it and kill them.
 */
export function durableDatabase(): DurableDatabase {
  const holder = {} as DurableDatabase & { end(): Promise<void> };
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-durable-"));
    chmodSync(folder, 0o755);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), durable: true });
    await server.ensureDatabase("fairlead");
    const url = server.url("fairlead");
    const database = createDatabase(url, { max: 10 });
    await migrateToLatest(database);
    const cluster = join(folder, "postgres", "cluster");
    Object.assign(holder, database, {
      url,
      // The postmaster and every process that works for a connection, at once.
      crash: () => {
        const processes = processesWorkingIn(cluster) ?? [postmasterPid(cluster) ?? assert.fail("it runs")];
        for (const pid of processes) endAtOnce(pid);
      },
      end: async () => {
        await database.close();
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    });
  }, 60_000);
  afterAll(() => holder.end?.());
  return holder;
}
