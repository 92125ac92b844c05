import { runMain } from "./runtime/main";
import { openServices } from "./runtime/open-services";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";

/** Brings the database to the newest schema and ends; several of these at once wait for each other. */
async function migrate(): Promise<void> {
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    // Opening migrates.
    await openServices(readEnv(), shutdown);
    console.log("The database is up to date.");
  });
}

await runMain(migrate);
