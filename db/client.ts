import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "./types.generated";

export type Database = {
  db: Kysely<DB>;
  pool: pg.Pool;
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

/**
 * Opens a pool on a PostgreSQL database.
 * @param url connection string
 * @param options `max` connections; `onError` hears about connections that died while idle or checked out
 */
export function createDatabase(url: string, options: { max: number; onError?: (error: Error) => void }): Database {
  const onError = options.onError ?? (() => {});
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    application_name: "fairlead",
    types: typeParsers(),
  });
  // Without these two, pg ends the process when a connection drops.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => db.destroy() };
}
