import { join } from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres/launcher";
import { runMain } from "./runtime/main";
import { databaseName } from "./runtime/open-database";
import { openServices } from "./runtime/open-services";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";
import { StartupError } from "./runtime/startup-error";

/**
 * Loads the demo into the embedded database when that is new; with `--reset` what is there is thrown away first.
 * A database of DATABASE_URL is never touched.
 */
async function seed(): Promise<void> {
  const env = readEnv();
  if (!env.embedded)
    throw new StartupError("The demo is for the embedded database only; unset DATABASE_URL to load it.");
  if (process.argv.includes("--reset")) {
    const server = await startEmbeddedPostgres({ dataDir: join(env.DATA_DIR, "postgres"), durable: true });
    await server.dropDatabase(databaseName).finally(() => server.stop());
  }
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    await openServices(env, shutdown);
    console.log("The embedded database holds the demo. To load it afresh: npm run db:seed -- --reset");
  });
}

await runMain(seed);
