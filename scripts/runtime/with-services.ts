import { join } from "node:path";
import type { Env } from "~/adapters/env";
import type { Ctx } from "~/domain/context";
import { type JobServices, systemCtx } from "~/jobs/job-services";
import { existingCluster } from "../embedded-postgres/data-folder";
import { findRunningPostgres } from "../embedded-postgres/running";
import { databaseName } from "./open-database";
import { openServices } from "./open-services";
import { readEnv } from "./read-env";
import { Shutdown } from "./shutdown";
import { StartupError } from "./startup-error";

/**
 * Opens the services for a command that ends by itself, on the migrated database. Beside a running Fairlead its embedded
 * database is there already; alone it is started for this.
 * @param options `createsDatabase: false` for what makes no sense on a new one
 * @throws StartupError when something cannot be used
 */
export async function withServices(
  work: (ctx: Ctx, services: JobServices) => Promise<void>,
  { createsDatabase = true } = {},
): Promise<void> {
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    const env = besideRunning(readEnv());
    if (!createsDatabase) expectDatabase(env);
    const services = await openServices(env, shutdown);
    await work(systemCtx(services), services);
  });
}

function besideRunning(env: Env): Env {
  const running = env.embedded ? findRunningPostgres(join(env.DATA_DIR, "postgres"), databaseName) : null;
  return running ? { ...env, DATABASE_URL: running } : env;
}

/** An embedded database that nobody has made yet is usually one that is looked for in the wrong folder. */
function expectDatabase({ embedded, DATABASE_URL, DATA_DIR }: Env): void {
  const folder = join(DATA_DIR, "postgres");
  if (!embedded || DATABASE_URL || existingCluster(folder)) return;
  throw new StartupError(
    `There is no database in ${folder} yet. Set DATA_DIR as it is set for Fairlead, or run npm start first.`,
  );
}
