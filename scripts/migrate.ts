import { runMain } from "./runtime/main";
import { withServices } from "./runtime/with-services";

/** Brings the database to the newest schema and ends; several of these at once wait for each other. */
async function migrate(): Promise<void> {
  // Opening it migrates.
  await withServices(async () => console.log("The database is up to date."));
}

await runMain(migrate);
