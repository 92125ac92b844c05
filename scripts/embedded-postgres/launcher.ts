import { resolve } from "node:path";
import pg from "pg";
import { findBinaries } from "./binaries";
import { existingCluster, makeOpenFolder, prepareDataFolder, roleName } from "./data-folder";
import { claimDataFolder } from "./ownership";
import { recoverCluster } from "./recovery";
import { startServer } from "./server-process";
import { pickServerUser } from "./server-user";

/** A PostgreSQL of our own. */
export type EmbeddedPostgres = {
  /** Connection string of a database of this server. */
  url(databaseName: string): string;
  /** Creates a database unless it is there already. */
  ensureDatabase(databaseName: string): Promise<void>;
  /** Ends the server cleanly and gives the data folder back. */
  stop(): Promise<void>;
};

/** Where root puts what the account of the server cannot reach otherwise. */
const systemStateFolder = "/var/lib/fairlead";

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
  const release = await claimDataFolder(dataDir);
  try {
    const user = pickServerUser(existingCluster(dataDir));
    const binaries = await findBinaries(user, stateFolder);
    const folder = await prepareDataFolder({ dataDir, user, stateFolder, binaries, durable: options.durable });
    await recoverCluster(folder.cluster);
    const server = await startServer({ binaries, folder, user, durable: options.durable });
    const url = (name: string) => `postgres://${roleName}:${folder.password}@127.0.0.1:${server.port}/${name}`;
    return {
      url,
      ensureDatabase: (name) => ensureDatabase(url("postgres"), name),
      async stop() {
        await server.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
