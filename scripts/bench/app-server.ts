import { join } from "node:path";
import type { Pool } from "pg";
import { createDatabase } from "db/client";
import { parseEnv } from "~/adapters/env";
import { createFileStore } from "~/adapters/file-store";
import { createLogger } from "~/adapters/logger";
import { sniffFileType } from "~/adapters/sniff-file-type";
import { startHttp } from "~/server/http";
import { createServices } from "~/web/context.server";
import { startBenchClock } from "./clock";
import { type AppStart, answerParent, type Statement } from "./measured-process";

/** Fairlead as it is deployed, logging included; only its clock is the bench's. */
answerParent<AppStart>(async ({ databaseUrl, port }) => {
  const env = parseEnv({
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: "only-for-this-run-of-the-bench-000",
    RESEND_API_KEY: "unused",
  });
  const database = createDatabase(databaseUrl, { max: env.DATABASE_POOL_SIZE });
  const recorder = recordStatements(database.pool);
  const services = createServices({
    env,
    database,
    files: createFileStore({ kind: "disk", directory: join(import.meta.dirname, "../../.data/bench/files") }),
    sniffFileType,
    log: createLogger({ level: env.LOG_LEVEL, pretty: false }),
    now: startBenchClock(),
  });
  await startHttp({ services, port, host: env.HOST });
  return recorder;
});

/** Writes down what goes to PostgreSQL while it is asked to. */
function recordStatements(pool: Pool) {
  let statements: Statement[] | undefined;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const recording = (text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text === "string") statements?.push({ text, values: Array.isArray(values) ? values : [] });
      return query(text, values, ...rest);
    };
    Object.assign(client, { query: recording });
  });
  return {
    record() {
      statements = [];
    },
    recorded: () => statements?.splice(0) ?? [],
  };
}
