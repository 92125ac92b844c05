import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createDatabase, type Database } from "db/client";
import { templateName } from "./global-setup";

/** A database of the calling test file alone, filled in before its first test. */
export type TestDatabase = Database & { url: string };

/**
 * Gives a test file its own migrated, empty database; call it once at the top of the file (or of a describe block).
 * The database goes away with the server at the end of the run.
 * @param options `max` connections of the pool
 */
export function testDatabase(options: { max?: number } = {}): TestDatabase {
  const holder = {} as TestDatabase;
  beforeAll(async () => {
    const url = await cloneTemplate();
    Object.assign(holder, createDatabase(url, { max: options.max ?? 10 }), { url });
  });
  afterAll(() => holder.close?.());
  return holder;
}

/** Creates one more clone of the migrated, empty template and returns its connection string. */
export async function cloneTemplate(): Promise<string> {
  const adminUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${templateName}`);
  } finally {
    await client.end();
  }
  return adminUrl.replace(/\/[^/]*$/, `/${name}`);
}
