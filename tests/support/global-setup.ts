import pg from "pg";
import type { TestProject } from "vitest/node";
import { createDatabase } from "db/client";
import { migrateToLatest } from "db/migrate";
import { startScratchPostgres } from "../../scripts/scratch-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** Connection string of the throw-away server's `postgres` database. */
    postgresUrl: string;
  }
}

/** The migrated, empty database that every test file's own one is cloned from. */
export const templateName = "fairlead_template";

/** Starts one throw-away PostgreSQL for the whole run and migrates the template; ends it with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchPostgres();
  try {
    await server.ensureDatabase(templateName);
    const database = createDatabase(server.url(templateName), { max: 2 });
    await migrateToLatest(database);
    await database.close();
    await refuseConnections(server.url("postgres"));
    project.provide("postgresUrl", server.url("postgres"));
    return () => server.stop();
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A database that somebody is connected to cannot be cloned. */
async function refuseConnections(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`alter database ${templateName} with is_template true allow_connections false`);
  await client.end();
}
