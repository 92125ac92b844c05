import { createServer as createViteServer } from "vite";
import { startWorker } from "~/jobs/worker";
import { startHttp } from "~/server/http";
import { announceReady } from "./runtime/announce";
import { runMain } from "./runtime/main";
import { openServices } from "./runtime/open-services";
import { checkPortIsFree, portError } from "./runtime/port";
import { readEnv } from "./runtime/read-env";
import { Shutdown } from "./runtime/shutdown";

/** Serves Fairlead from its sources with hot reload; otherwise as npm start does. */
async function develop(): Promise<void> {
  const env = readEnv();
  const shutdown = new Shutdown();
  await shutdown.guard(async () => {
    const services = await openServices(env, shutdown, () => checkPortIsFree(env));
    const worker = await startWorker(services);
    shutdown.add("worker", () => worker.stop());
    const vite = await createViteServer({
      configFile: "scripts/config/vite.config.ts",
      server: { middlewareMode: true },
    });
    shutdown.add("Vite server", () => vite.close());
    const http = await startHttp({ services, port: env.PORT, host: env.HOST, vite }).catch((error) => {
      throw portError(error, env.PORT);
    });
    shutdown.add("web server", () => http.stop());
    await announceReady(http.url, { embedded: env.embedded, db: services.database.db });
  });
}

await runMain(develop);
