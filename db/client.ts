import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "./types.generated";

export type Database = {
  db: Kysely<DB>;
  pool: pg.Pool;
  /** For counters alone: a crash of the database may forget the last moments of them, and nobody waits for the disk. */
  counters: pg.Pool;
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>;
};

/** int8 → bigint, so that money never passes through a float; date → "YYYY-MM-DD", so that no time zone moves it. */
function typeParsers(): pg.CustomTypesConfig {
  const getTypeParser = ((oid: number, format?: "text" | "binary") => {
    if (oid === pg.types.builtins.INT8) return BigInt;
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as "text");
  }) as typeof pg.types.getTypeParser;
  return { getTypeParser };
}

/** Counting is one short statement: more connections for it would only wait for each other. */
const mostCounting = 4;
/** For what may be forgotten by a crash of the database: commits that do not wait for the disk. */
const hasty = "-c synchronous_commit=off";

type PoolOptions = { max: number; onError?: (error: Error) => void };

function createPool(url: string, options: PoolOptions, config: pg.PoolConfig): pg.Pool {
  const onError = options.onError ?? (() => {});
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    ...config,
  });
  // Without these two, pg ends the process when a connection drops.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  return pool;
}

/**
 * Opens a pool on a PostgreSQL database.
 * @param url connection string
 * @param options `max` connections; `onError` hears about connections that died while idle or checked out
 */
export function createDatabase(url: string, options: PoolOptions): Database {
  const pool = createPool(url, options, { application_name: "fairlead", types: typeParsers() });
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const max = Math.min(options.max, mostCounting);
  const counters = createPool(url, { ...options, max }, { application_name: "fairlead-counters", options: hasty });
  return {
    db,
    pool,
    counters,
    async close() {
      await Promise.all([db.destroy(), counters.end()]);
    },
  };
}

/**
 * Opens the job queue's own pool on the same database. Only taking a job and ending it happens there, and nobody waits
 * for the disk: a crash of the database may forget that a job has ended, and every job does its work once however often
 * it runs. What jobs do, and that they were enqueued, is committed elsewhere and in full. It keeps pg's plain int8 texts: graphile-worker writes job ids
 * as JSON, which has no bigint. Whoever opens it ends it.
 */
export function createQueuePool(database: Database, options: PoolOptions): pg.Pool {
  return createPool(database.pool.options.connectionString ?? "", options, {
    application_name: "fairlead-jobs",
    options: hasty,
  });
}
