import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import type { Database } from "db/client";
import { createDiskFileStore } from "~/adapters/disk-file-store";
import { parseEnv } from "~/adapters/env";
import { sniffFileType } from "~/adapters/sniff-file-type";
import { dnsRecordFor } from "~/domain/partners/dns-record";
import type { DnsLookup } from "~/kernel/dns-lookup";
import type { FileStore } from "~/kernel/file-store";
import type { Logger } from "~/kernel/log";
import { startHttp } from "~/server/http";
import { type AppServices, createServices } from "~/web/context.server";
import { ensureBuild } from "../../scripts/runtime/build";
import { Browser } from "./http-client";

export type TestServer = {
  url: string;
  services: AppServices;
  files: FileStore;
  /** What was logged as an error: a request that failed by a defect of ours. */
  errors: unknown[];
  /** A browser without a session. */
  browser(): Browser;
  /** A browser in which this person is signed in. */
  signedIn(userId: string): Promise<Browser>;
  stop(): Promise<void>;
};

/**
 * Starts the built application on a database, with files of its own.
 * @param options `now` the clock it reads; `dns` its name servers; `env` settings that differ; `database` may be a broken one;
 * `onLog` gets everything that is logged
 */
export async function startTestServer(options: {
  database: Database;
  now?: () => Date;
  env?: Record<string, string>;
  dns?: DnsLookup;
  onLog?: (...entry: unknown[]) => void;
}): Promise<TestServer> {
  await buildOnce();
  const folder = mkdtempSync(join(tmpdir(), "fairlead-http-"));
  const files = createDiskFileStore({ directory: folder });
  const env = parseEnv({ SESSION_SECRET: "x".repeat(40), ...options.env });
  const errors: unknown[] = [];
  const { onLog = () => {} } = options;
  const log: Logger = {
    debug: onLog,
    info: onLog,
    warn: onLog,
    error: (...entry: unknown[]) => {
      errors.push(entry[0]);
      onLog(...entry);
    },
    child: (facts) => {
      onLog(facts);
      return log;
    },
  };
  const { database, now, dns = allRecords(database) } = options;
  const services = createServices({ env, database, files, sniffFileType, dns, log, now });
  const http = await startHttp({ services, port: 0, host: "127.0.0.1" });
  const url = http.url.replace("localhost", "127.0.0.1");
  const own = env.embedded ? url : env.APP_URL;
  return {
    url,
    services,
    files,
    errors,
    browser: () => new Browser(url, own),
    async signedIn(userId) {
      const browser = new Browser(url, own);
      browser.keep([await services.sessions.start(userId, { userAgent: "test", network: "127.0.0.1" })]);
      return browser;
    },
    async stop() {
      await http.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Name servers at which every organisation has written its own record. */
function allRecords({ db }: Database): DnsLookup {
  return {
    async txt(domain) {
      const partners = await db.selectFrom("partners").select(["id", "website"]).execute();
      return partners.flatMap((partner) => {
        const record = dnsRecordFor(partner);
        return record?.domain === domain ? [record.value] : [];
      });
    },
  };
}

/** Test files run side by side; the first one builds, the others wait for it. */
async function buildOnce(): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(4242)");
    await ensureBuild();
  } finally {
    await client.end();
  }
}

/** Tables that change by being looked at, or that say nothing about anybody's data. */
const beside = new Set(["sessions", "attempt_limits", "worker_signs"]);

/**
 * A fingerprint of every row of every table: two equal ones mean that nothing was written in between. PostgreSQL marks
 * each version of a row with its place and with who wrote it, so what is in it need not be read.
 */
export async function fingerprint(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string; table: string }>(`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name, tablename as "table" from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename not like 'kysely%' order by 1
  `);
  const parts = tables
    .filter(({ table }) => !beside.has(table))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(ctid || ' ' || xmin, 0)), 0) as rows from ${name}`,
    );
  const { rows } = await pool.query<{ name: string; rows: string }>(parts.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
