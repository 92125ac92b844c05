import { sql } from "kysely";
import { expect, it } from "vitest";
import { parseEnv } from "~/adapters/env";
import { openDatabase } from "../../scripts/runtime/open-database";
import { Shutdown } from "../../scripts/runtime/shutdown";
import { cloneTemplate, testDatabase } from "../support/database";
import { durableDatabase } from "../support/durable-database";
import { silentLog } from "../support/factories";

const durable = durableDatabase();
const fast = testDatabase();

/** Opens a database as every start does, and lets it go again. */
async function open(url: string): Promise<void> {
  const shutdown = new Shutdown();
  const env = parseEnv({
    DATABASE_URL: url,
    SESSION_SECRET: "x".repeat(40),
    APP_URL: "http://127.0.0.1:1",
    RESEND_API_KEY: "unused",
  });
  await openDatabase({ env, log: silentLog, shutdown, fill: async () => {} }).finally(() => shutdown.stopAll());
}

const refusal = "would forget confirmed changes in a crash";

it("starts on a database that keeps what it confirms (R5)", async () => {
  await open(durable.url);
});

it("refuses one with synchronous_commit off (R5)", async () => {
  await sql`alter database fairlead set synchronous_commit = off`.execute(durable.db);
  await expect(open(durable.url)).rejects.toThrow(refusal);
  await sql`alter database fairlead reset synchronous_commit`.execute(durable.db);
  await open(durable.url);
});

it("refuses one with fsync off (R5)", async () => {
  expect((await sql<{ fsync: string }>`show fsync`.execute(fast.db)).rows[0]?.fsync).toBe("off");
  await expect(open(await cloneTemplate())).rejects.toThrow(refusal);
});
