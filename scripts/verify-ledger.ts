import { join } from "node:path";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { systemCtx } from "~/jobs/job-services";
import { findRunningPostgres } from "./embedded-postgres/running";
import { databaseName } from "./runtime/open-database";
import { runMain } from "./runtime/main";
import { openServices } from "./runtime/open-services";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";

/** Works commissions and balances out from the journal and prints every difference; ends with 1 when there is any. */
async function verify(): Promise<void> {
  const shutdown = new Shutdown();
  await shutdown.around(async () => {
    const env = readEnv();
    // Beside a running Fairlead its embedded database is there already; alone it is started for this.
    const running = env.embedded ? findRunningPostgres(join(env.DATA_DIR, "postgres"), databaseName) : null;
    const services = await openServices(running ? { ...env, DATABASE_URL: running } : env, shutdown);
    const { commissions, transactions, waiting, differences } = await verifyLedger(systemCtx(services));
    for (const { about, what, journal, books } of differences) {
      console.log(`${about}: ${what} is ${books} in the books and ${journal} by the journal`);
    }
    if (waiting > 0) console.log(`${waiting} facts are still to be worked out; run this again when the worker has.`);
    console.log(
      `${commissions} commissions and ${transactions} ledger transactions verified, ${differences.length} differences.`,
    );
    if (differences.length > 0) process.exitCode = 1;
  });
}

await runMain(verify);
