import { startWorker } from "~/jobs/worker";
import { startHttp } from "~/server/http";
import { announceReady } from "./runtime/announce";
import { runMain } from "./runtime/main";
import { openServices } from "./runtime/open-services";
import { checkPortIsFree, portError } from "./runtime/port";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";

/** Serves Fairlead as it is built: database, HTTP, and the worker unless it runs in a process of its own. */
async function serve(): Promise<void> {
  const env = readEnv();
  const shutdown = new Shutdown();
  await shutdown.guard(async () => {
    const services = await openServices(env, shutdown, () => checkPortIsFree(env));
    if (env.WORKER === "inline") {
      const worker = await startWorker(services);
      shutdown.add("worker", () => worker.stop());
    }
    const http = await startHttp({ services, port: env.PORT, host: env.HOST }).catch((error) => {
      throw portError(error, env.PORT);
    });
    shutdown.add("web server", () => http.stop());
    await announceReady(http.url, { embedded: env.embedded, db: services.database.db });
  });
}

await runMain(serve);
