import { createDatabase, type Database } from "db/client";
import { migrateToLatest } from "db/migrate";
import { insertClicks } from "db/queries/clicks";
import { insertVersion } from "db/queries/programs";
import { demoProgramRules } from "db/seeds/demo-program";
import { inTransaction, type Tx } from "db/tx";
import { changeDestinations } from "~/domain/attribution/commands/change-destinations";
import { createLink } from "~/domain/attribution/commands/create-link";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { newId } from "~/kernel/ids";
import { after, day } from "~/kernel/time";
import type { EmbeddedPostgres } from "../../embedded-postgres/launcher";
import { findFreePort } from "../../embedded-postgres/server-process";
import { benchEnd } from "../clock";
import { createBenchWorld } from "../dataset";
import { type AppStart, type MeasuredProcess, startMeasured } from "../measured-process";

const site = "www.northlight.example";
/** A key may be used 3,000 times a minute. */
const keys = 20;
const linksPerPartner = 5;
/** Accounts of the settling: each came through a click. */
export const accounts = 200;

/** What paid invoices of accounts that came through a link earn; without a limit, so that each is a commission. */
const rules = {
  ...demoProgramRules,
  rewards: [
    {
      key: "paid",
      trigger: "invoice.paid",
      amount: { type: "percent", basisPoints: 1_250 },
      kind: "cash",
      holdDays: 30,
      recurring: { months: 12 },
    },
  ],
  fraud: { lowEngagement: "off" },
  attribution: { windowDays: 30, touch: "last", portalOutranksLink: true, autoAcceptScore: 0 },
};

/** Fairlead and the bare server on a database that keeps what it has confirmed. */
export type HotStage = {
  database: Database;
  databaseUrl: string;
  app: MeasuredProcess;
  bare: MeasuredProcess;
  codes: string[];
  keys: string[];
  clickIds: string[];
  stop(): Promise<void>;
};

export async function openHotStage(server: EmbeddedPostgres): Promise<HotStage> {
  const name = "bench_hot";
  await server.dropDatabase(name);
  await server.ensureDatabase(name);
  const databaseUrl = server.url(name);
  const database = createDatabase(databaseUrl, { max: 4 });
  await migrateToLatest(database);
  const given = await inTransaction(database.db, fill);
  const start = async (file: string) => {
    const started: AppStart = { databaseUrl, port: await findFreePort() };
    return startMeasured(new URL(file, import.meta.url), started);
  };
  const app = await start("../app-server.ts");
  const bare = await start("bare-server.ts");
  const stop = async () => {
    await Promise.all([app.stop(), bare.stop()]);
    await database.close();
    await server.dropDatabase(name);
  };
  return { database, databaseUrl, app, bare, ...given, stop };
}

/** Links that lead somewhere, keys of the API, and clicks of those who will sign up. */
async function fill(tx: Tx) {
  const world = await createBenchWorld(tx);
  const { admin, programId } = world;
  const publishedAt = after(benchEnd, -10 * day);
  const version = { id: newId("pver"), programId, number: 2, rules: JSON.stringify(rules) };
  await insertVersion(tx, { ...version, createdAt: publishedAt, publishedAt });
  world.clock.now = benchEnd;
  const { revision } = await tx
    .selectFrom("programs")
    .select("revision")
    .where("id", "=", programId)
    .executeTakeFirstOrThrow();
  const destination = `https://${site}/start`;
  await changeDestinations(admin, { programId, revision, destination, allowedHosts: [site], productName: "" });
  for (const { users } of world.partners) {
    const [maker] = users;
    if (!maker) throw new Error("every partner of the demo has somebody");
    for (let n = 1; n <= linksPerPartner; n += 1) {
      const about = { name: `Article ${n}`, context: "content" as const, destination: "", offerPageId: "", code: "" };
      await createLink(maker, { ...about, programId });
    }
  }
  const links = await tx.selectFrom("links").select(["id as linkId", "code"]).execute();
  const clicks = Array.from({ length: accounts }, (_, n) => {
    const { code: _code, ...link } = links[n % links.length] as (typeof links)[number];
    const about = {
      network: `198.51.${n}.0/24`,
      device: "desktop",
      referrerHost: "",
      verdict: "counted",
      returning: false,
    };
    return {
      ...link,
      ...about,
      id: newId("click"),
      occurredAt: after(benchEnd, -3 * day),
      visitorHash: `visitor ${n}`,
    };
  });
  await insertClicks(tx, clicks);
  const named = { source: "product", scopes: ["events:write" as const], days: 30 };
  const made = [];
  for (let n = 0; n < keys; n += 1) made.push((await createApiKey(admin, { ...named, name: `Bench ${n}` })).key);
  return { codes: links.map(({ code }) => code), keys: made, clickIds: clicks.map(({ id }) => id) };
}
