import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { runMigrations as runWorkerMigrations } from "graphile-worker";
import { type Kysely, type Migration, Migrator, sql } from "kysely";
import type { Pool } from "pg";
import { register } from "tsx/esm/api";

// biome-ignore lint/suspicious/noExplicitAny: a migration runs before the schema that types describe.
type AnyDatabase = Kysely<any>;

/** A file of db/migrations; `transaction = false` is for what PostgreSQL refuses inside one (create index concurrently). */
type MigrationModule = Migration & { transaction?: boolean };

/** Every process runs in the project's folder, also when it was built. */
const folder = resolve("db/migrations");

/** One number for all processes: whoever holds it migrates, the others wait and then find nothing to do. */
const lockKey = 7_241_905_001;

/**
 * Brings a database to the newest schema: our migrations, each in a transaction of its own, and the job queue's.
 * Safe to call from several processes at once.
 * @returns the names of the migrations that ran now
 * @throws the error of the first migration that fails; those before it stay applied
 */
export async function migrateToLatest(database: { db: AnyDatabase; pool: Pool }): Promise<string[]> {
  const applied = await database.db
    .withoutPlugins()
    .connection()
    .execute(async (connection) => {
      await sql`set statement_timeout = 0`.execute(connection);
      await takeLock(connection);
      try {
        return await applyPending(connection);
      } finally {
        await sql`select pg_advisory_unlock(${sql.lit(lockKey)})`.execute(connection);
        await sql`reset statement_timeout`.execute(connection);
      }
    });
  await runWorkerMigrations({ pgPool: database.pool });
  return applied;
}

/** The names of the migrations that this database still lacks; all of them when it is empty. */
export async function pendingMigrations(db: AnyDatabase): Promise<string[]> {
  const names = await migrationNames();
  const { rows: tables } = await sql<{ present: boolean }>`
    select to_regclass('kysely_migration') is not null as present
  `.execute(db);
  if (!tables[0]?.present) return names;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const done = new Set(rows.map((row) => row.name));
  return names.filter((name) => !done.has(name));
}

async function applyPending(connection: AnyDatabase): Promise<string[]> {
  const applied: string[] = [];
  const pending = await pendingMigrations(connection);
  if (pending.length === 0) return applied;
  const modules = await readMigrations();
  for (const name of pending) {
    const migrator = new Migrator({
      db: connection,
      provider: { getMigrations: async () => modules },
      disableTransactions: modules[name]?.transaction === false,
    });
    const { error } = await migrator.migrateTo(name);
    if (error) throw new Error(`Migration ${name} failed: ${describe(error)}`, { cause: error });
    applied.push(name);
  }
  return applied;
}

/**
 * Asks for the lock until it is free. Whoever waits inside PostgreSQL has a transaction, for whose end an index that is
 * created concurrently waits in turn.
 */
async function takeLock(connection: AnyDatabase): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ taken: boolean }>`
      select pg_try_advisory_lock(${sql.lit(lockKey)}) as taken`.execute(connection);
    if (rows[0]?.taken) return;
    await delay(100);
  }
}

async function migrationNames(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** They are TypeScript, also where everything else was built: a migration runs once, and is read as it was written. */
async function readMigrations(): Promise<Record<string, MigrationModule>> {
  const modules: Record<string, MigrationModule> = {};
  const loader = register({ namespace: "migrations" });
  for (const name of await migrationNames()) {
    const file = pathToFileURL(join(folder, `${name}.ts`)).href;
    modules[name] = (await loader.import(file, import.meta.url)) as MigrationModule;
  }
  await loader.unregister();
  return modules;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
