import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createDatabase } from "db/client";
import { migrateToLatest } from "db/migrate";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres/launcher";
import type { TestDatabase } from "./database";

/**
 * A migrated database on a server of its own that keeps what it has confirmed, as Fairlead asks of one: for tests that
 * start whole processes on it and kill them.
 */
export function durableDatabase(): TestDatabase {
  const holder = {} as TestDatabase & { end(): Promise<void> };
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-durable-"));
    chmodSync(folder, 0o755);
    const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), durable: true });
    await server.ensureDatabase("fairlead");
    const url = server.url("fairlead");
    const database = createDatabase(url, { max: 10 });
    await migrateToLatest(database);
    Object.assign(holder, database, {
      url,
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
