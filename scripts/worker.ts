import { startWorker } from "~/jobs/worker";
import { runMain } from "./runtime/main";
import { openServices } from "./runtime/open-services";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";
import { StartupError } from "./runtime/startup-error";

/** Runs jobs in a process of its own, beside web processes with WORKER=separate on the same database. */
async function work(): Promise<void> {
  const env = readEnv();
  if (env.embedded) {
    throw new StartupError(
      "A separate worker needs DATABASE_URL; on the embedded database npm start runs the jobs itself.",
    );
  }
  const shutdown = new Shutdown();
  await shutdown.guard(async () => {
    const services = await openServices(env, shutdown);
    const worker = await startWorker(services);
    shutdown.add("worker", () => worker.stop());
    console.log("The worker is ready.");
  });
}

await runMain(work);
