import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createDatabase } from "db/client";
import { migrateToLatest } from "db/migrate";
import type { Tx } from "db/tx";
import pg from "pg";
import { createFileStore } from "~/adapters/file-store";
import { createLogger } from "~/adapters/logger";
import { createVault } from "~/adapters/vault";
import { sniffFileType } from "~/adapters/sniff-file-type";
import { newId } from "~/kernel/ids";
import { after, day } from "~/kernel/time";
import { createWorld, type World } from "../demo/world";
import type { EmbeddedPostgres } from "../embedded-postgres/launcher";
import { benchEnd, benchMonths } from "./clock";
import { loadLeads } from "./load-leads";
import { insertSamples } from "./samples";

/** A loaded database to run on, and how to throw it away. */
export type Dataset = { rows: number; url: string; discard(): Promise<void> };

const root = join(import.meta.dirname, "../..");

/** What decides the data: another loader or another schema makes another database. */
function loaderHash(): string {
  const hash = createHash("sha256");
  const files = ["clock.ts", "dataset.ts", "load-leads.ts", "samples.ts"].map((name) => `scripts/bench/${name}`);
  for (const file of [...files, "scripts/demo/world.ts", "db/seeds/companies.csv"])
    hash.update(readFileSync(join(root, file)));
  for (const name of migrationFiles()) hash.update(readFileSync(join(root, "db/migrations", name)));
  return hash.digest("hex").slice(0, 12);
}

function migrationFiles(): string[] {
  return readdirSync(join(root, "db/migrations"))
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

/**
 * Opens a copy of the data with so many leads, for one run to write to. The data itself is loaded once and kept on the
 * server until the loader or the schema changes.
 */
export async function openDataset(server: EmbeddedPostgres, rows: number): Promise<Dataset> {
  const name = `bench_${rows}_${loaderHash()}`;
  await dropOutdated(server, rows, name);
  const started = performance.now();
  let loaded = false;
  await server.ensureDatabase(name, async (url) => {
    loaded = true;
    await fill(url, rows);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const count = rows.toLocaleString("en-US");
  console.log(loaded ? `Loaded ${count} leads in ${seconds} s.` : `${count} leads are loaded already.`);
  const copy = `bench_run_${rows}`;
  await server.dropDatabase(copy);
  await administer(server, `create database ${copy} template ${name} strategy file_copy`);
  return { rows, url: server.url(copy), discard: () => server.dropDatabase(copy) };
}

async function dropOutdated(server: EmbeddedPostgres, rows: number, current: string): Promise<void> {
  const names = await administer(server, "select datname from pg_database");
  for (const { datname } of names) {
    if (String(datname).startsWith(`bench_${rows}_`) && datname !== current) await server.dropDatabase(String(datname));
  }
}

async function administer(server: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The demo's people and program in an empty database, as of the first moment of the bench's data. */
export async function createBenchWorld(tx: Tx): Promise<World> {
  const start = after(benchEnd, -(benchMonths * 30 + 10) * day);
  // Everything in here is past: nobody is told of it.
  const clock = { now: start, news: after(benchEnd, day) };
  const log = createLogger({ level: "silent", pretty: false });
  const vault = createVault("only for this run of the bench");
  const files = createFileStore({ kind: "disk", directory: join(root, ".data/bench/files") });
  return createWorld(tx, { db: tx, newId, log, files, sniffFileType, vault, requestId: "bench" }, clock);
}

async function fill(url: string, rows: number): Promise<void> {
  const database = createDatabase(url, { max: 2 });
  try {
    await migrateToLatest(database);
    await database.db.transaction().execute(async (tx) => {
      await createBenchWorld(tx);
      await insertSamples(tx);
    });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await loadLeads(client, rows);
    } finally {
      await client.end();
    }
  } finally {
    await database.close();
  }
}
