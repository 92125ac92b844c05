import { join } from "node:path";
import { sql } from "kysely";
import type { Env } from "~/adapters/env";
import type { Logger } from "~/kernel/log";
import { createDatabase, type Database } from "db/client";
import { migrateToLatest } from "db/migrate";
import { startEmbeddedPostgres } from "../embedded-postgres/launcher";
import type { Shutdown } from "./shutdown";
import { StartupError } from "./startup-error";

/** The database of Fairlead in the embedded server. */
export const databaseName = "fairlead";

/** What a new embedded database is filled with before anybody sees it. */
export type Fill = (database: Database) => Promise<void>;

/**
 * Opens the database of this process, migrated: the one of DATABASE_URL, or the embedded one, which is started first
 * and filled when it is new. Both are handed to `shutdown`.
 * @throws StartupError when the database cannot be used
 */
export async function openDatabase(options: {
  env: Env;
  log: Logger;
  shutdown: Shutdown;
  fill: Fill;
  /** Runs when the embedded server is up (an earlier owner of the folder has gone then) and before anything slow. */
  check?: () => Promise<void>;
}): Promise<Database> {
  const { env, log, shutdown } = options;
  if (!env.embedded) await options.check?.();
  const url = env.DATABASE_URL ?? (await startEmbedded(options));
  const database = createDatabase(url, {
    max: env.DATABASE_POOL_SIZE,
    onError: (error) => {
      if (!shutdown.hasBegun) log.warn({ err: error }, "a database connection was lost");
    },
  });
  shutdown.add("database pool", () => database.close());
  await checkUsable(database, env);
  await migrateToLatest(database);
  return database;
}

async function startEmbedded({ env, shutdown, fill, check }: Parameters<typeof openDatabase>[0]): Promise<string> {
  const server = await startEmbeddedPostgres({ dataDir: join(env.DATA_DIR, "postgres"), durable: true });
  shutdown.add(
    "embedded database",
    () => server.stop(),
    () => server.announceStop(),
  );
  await check?.();
  await server.ensureDatabase(databaseName, async (url) => {
    const database = createDatabase(url, { max: env.DATABASE_POOL_SIZE });
    try {
      await migrateToLatest(database);
      await fill(database);
    } finally {
      await database.close();
    }
  });
  return server.url(databaseName);
}

/** A database that may forget acknowledged writes is refused (SAFETY, R5). */
async function checkUsable(database: Database, env: Env): Promise<void> {
  const { rows } = await sql<{ durable: boolean }>`
    select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off' as durable
  `
    .execute(database.db)
    .catch((error: unknown) => {
      throw new StartupError(`The database${placeOf(env)} cannot be used: ${reasonOf(error)}.`);
    });
  if (!rows[0]?.durable) {
    throw new StartupError(
      "The database has fsync or synchronous_commit off and would forget confirmed changes in a crash.",
    );
  }
}

/** Host, port and name of DATABASE_URL: never its user or password. */
function placeOf(env: Env): string {
  if (!env.DATABASE_URL) return "";
  const { host, pathname } = new URL(env.DATABASE_URL);
  return ` of DATABASE_URL (${host}${pathname})`;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const known: Record<string, string> = {
    ECONNREFUSED: "nothing listens there",
    ENOTFOUND: "there is no such host",
    EAI_AGAIN: "there is no such host",
    ETIMEDOUT: "it does not answer",
    "28P01": "the user or the password is wrong",
    "28000": "this user may not sign in",
    "3D000": "there is no database of that name",
    "57P03": "it is starting up or shutting down",
  };
  return known[code ?? ""] ?? (message || "it does not answer").replace(/\.$/, "");
}
