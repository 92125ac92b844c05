import { join } from "node:path";
import type { Env } from "~/adapters/env";
import type { Ctx } from "~/domain/context";
import { type JobServices, systemCtx } from "~/jobs/job-services";
import { findRunningPostgres } from "../embedded-postgres/running";
import { databaseName } from "./open-database";
import { openServices } from "./open-services";
import { readEnv } from "./read-env";
import { Shutdown } from "./shutdown";

/**
 * Opens the services for a command that ends by itself, on the migrated database. Beside a running Fairlead its embedded
 * database is there already; alone it is started for this.
 * @throws StartupError when something cannot be used
 */
export async function withServices(work: (ctx: Ctx, services: JobServices) => Promise<void>): Promise<void> {
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    const services = await openServices(besideRunning(readEnv()), shutdown);
    await work(systemCtx(services), services);
  });
}

function besideRunning(env: Env): Env {
  const running = env.embedded ? findRunningPostgres(join(env.DATA_DIR, "postgres"), databaseName) : null;
  return running ? { ...env, DATABASE_URL: running } : env;
}
