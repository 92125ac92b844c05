import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findBinaries } from "./binaries";
import { existingCluster, makeOpenFolder, prepareDataFolder, roleName } from "./data-folder";
import { dropDatabase, ensureDatabase } from "./databases";
import { claimDataFolder } from "./ownership";
import { recoverCluster } from "./recovery";
import { type ServerProcess, startServer } from "./server-process";
import { pickServerUser } from "./server-user";

/** A PostgreSQL of our own. */
export type EmbeddedPostgres = {
  /** Connection string of a database of this server. */
  url(databaseName: string): string;
  /** Creates a database, filled by `fill`, unless it is there already; an interrupted filling starts afresh. */
  ensureDatabase(databaseName: string, fill?: (url: string) => Promise<void>): Promise<void>;
  /** Removes a database if it is there. */
  dropDatabase(databaseName: string): Promise<void>;
  /** Tells the next start that this process is on its way out, so that it waits for the folder. */
  announceStop(): void;
  /** Ends the server cleanly and gives the data folder back. */
  stop(): Promise<void>;
};

/** Where root puts what the account of the server cannot reach otherwise. */
const systemStateFolder = "/var/lib/fairlead";

const restartPauseMs = 1_000;

/**
 * Starts the PostgreSQL that comes with Fairlead, creating its data on the first run and recovering after a crash.
 * @param options `dataDir` is created when missing; `durable: false` trades crash safety for speed (tests);
 *   `stateFolder` is used by root only, when the server's account cannot enter the checkout
 * @throws one clear sentence when the folder is in use, or what PostgreSQL said
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durable: boolean;
  stateFolder?: string;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const stateFolder = options.stateFolder ?? systemStateFolder;
  makeOpenFolder(dataDir);
  const claim = await claimDataFolder(dataDir);
  try {
    const user = pickServerUser(existingCluster(dataDir));
    const binaries = await findBinaries(user, stateFolder);
    const folder = await prepareDataFolder({ dataDir, user, stateFolder, binaries, durable: options.durable });
    await recoverCluster(folder.cluster);
    const start = (port?: number) => startServer({ binaries, folder, user, durable: options.durable, port });
    const server = keepRunning(await start(), async (port) => {
      await recoverCluster(folder.cluster);
      return start(port);
    });
    const url = (name: string) => `postgres://${roleName}:${folder.password}@127.0.0.1:${server.port}/${name}`;
    return {
      url,
      ensureDatabase: (name, fill) => ensureDatabase(url, name, fill),
      dropDatabase: (name) => dropDatabase(url("postgres"), name),
      announceStop: () => claim.leave(),
      async stop() {
        claim.leave();
        await server.stop();
        claim.release();
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** Starts the server again on the same port when it ends unasked (killed, out of memory), until it is stopped. */
function keepRunning(first: ServerProcess, restart: (port: number) => Promise<ServerProcess>) {
  let stopped = false;
  let current = Promise.resolve(first);
  const watch = async (server: ServerProcess): Promise<void> => {
    await server.ended;
    if (stopped) return;
    current = restart(server.port).catch(async (error: unknown) => {
      console.error(String(error));
      await delay(restartPauseMs);
      return server;
    });
    await watch(await current);
  };
  void watch(first);
  return {
    port: first.port,
    async stop() {
      stopped = true;
      await (await current).stop();
    },
  };
}
