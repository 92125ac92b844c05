import { join } from "node:path";
import { createDatabase } from "db/client";
import { parseEnv } from "~/adapters/env";
import { createFileStore } from "~/adapters/file-store";
import { createLogger } from "~/adapters/logger";
import { createOutboxOnlyMailer } from "~/adapters/mailer";
import { sniffFileType } from "~/adapters/sniff-file-type";
import { startWorker } from "~/jobs/worker";
import { createServices } from "~/web/context.server";
import { startBenchClock } from "../clock";
import { type AppStart, answerParent } from "../measured-process";

/** A worker as it is deployed, whose mails stay in the outbox. */
answerParent<AppStart>(async ({ databaseUrl }) => {
  const env = parseEnv({ SESSION_SECRET: "only-for-this-run-of-the-bench-000" });
  const services = createServices({
    env,
    database: createDatabase(databaseUrl, { max: env.DATABASE_POOL_SIZE }),
    files: createFileStore({ kind: "disk", directory: join(import.meta.dirname, "../../../.data/bench/files") }),
    sniffFileType,
    log: createLogger({ level: "warn", pretty: false }),
    now: startBenchClock(),
  });
  await startWorker({ ...services, mailer: createOutboxOnlyMailer() });
  return {};
});
