import { createFileStore } from "~/adapters/file-store";
import type { Env } from "~/adapters/env";
import { createLogger } from "~/adapters/logger";
import { createVault } from "~/adapters/vault";
import { sniffFileType } from "~/adapters/sniff-file-type";
import type { JobServices } from "~/jobs/job-services";
import { openMailer } from "~/jobs/open-mailer";
import type { FileStore } from "~/kernel/file-store";
import type { Logger } from "~/kernel/log";
import { type AppServices, createServices } from "~/web/context.server";
import { openDatabase } from "./open-database";
import type { Shutdown } from "./shutdown";

/** The log of this process: readable in a terminal of the embedded default, JSON lines otherwise. */
export function openLog(env: Env): Logger {
  return createLogger({ level: env.LOG_LEVEL, pretty: env.embedded && process.stdout.isTTY === true });
}

/** The store of uploaded files that the settings ask for. */
export function openFiles(env: Env): FileStore {
  if (env.STORAGE === "disk") return createFileStore({ kind: "disk", directory: env.STORAGE_DIR });
  return createFileStore({
    kind: "s3",
    bucket: env.S3_BUCKET ?? "",
    region: env.S3_REGION ?? "",
    endpoint: env.S3_ENDPOINT,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE,
  });
}

/**
 * Opens what the web process and the worker share: log, files and the migrated database, which is a demo when it is a
 * new embedded one. What must be stopped is handed to `shutdown`.
 * @param check runs before anything slow is done
 * @throws StartupError when something cannot be used
 */
export async function openServices(
  env: Env,
  shutdown: Shutdown,
  check?: () => Promise<void>,
): Promise<AppServices & JobServices> {
  const log = openLog(env);
  const files = openFiles(env);
  const database = await openDatabase({
    env,
    log,
    shutdown,
    check,
    // Only a new database needs the demo, and everything that it is made with.
    fill: async (empty) => {
      console.log("Loading the demo…");
      const { seedDemo } = await import("../demo/seed-demo");
      await seedDemo({ database: empty, files, sniffFileType, log, vault: createVault(env.SESSION_SECRET) });
    },
  });
  return { ...createServices({ env, database, files, sniffFileType, log }), mailer: openMailer(env) };
}
