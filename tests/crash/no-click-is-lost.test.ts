import { describe, expect, it } from "vitest";
import { countClicksAside } from "~/domain/attribution/commands/record-clicks";
import { attributionIn } from "../support/attribution-world";
import { durableDatabase } from "../support/durable-database";
import { createWorld } from "../support/factories";
import { Browser } from "../support/http-client";
import { startServeProcess } from "../support/serve-process";

const database = durableDatabase();
const host = "www.northlight.example";
const isLong = process.env.FAIRLEAD_CRASH === "long";
const kills = isLong ? 10 : 3;

/** What a visitor holds after an answer: the click's id. */
const clickIn = (location = "") => new URL(location, `https://${host}`).searchParams.get("fl_click") ?? "";

const rowsAside = async () => (await database.db.selectFrom("clicksAside").select("id").execute()).length;

async function newLink() {
  const world = await createWorld(database);
  const { id: partnerId } = await world.partner("Brightside Agency");
  await database.db
    .updateTable("programs")
    .set({ destination: `https://${host}/`, allowedHosts: [host] })
    .where("id", "=", world.programId)
    .execute();
  return attributionIn(database, world).link({ partnerId });
}

/**
 * Visitors come to a link until the process is gone under them, several times.
 * @returns the ids of the clicks that were answered
 */
async function visitOverKills(code: string, { visitors, clicks }: { visitors: number; clicks: number }) {
  const answered: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const serve = await startServeProcess(database.url);
    let gone = false;
    const visitor = async () => {
      while (!gone) {
        const answer = await new Browser(serve.url)
          .get(`/r/${code}`, { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0" })
          .catch(() => null);
        if (answer?.status === 302) answered.push(clickIn(answer.location));
        else gone = true;
      }
    };
    const wanted = answered.length + clicks;
    const coming = Array.from({ length: visitors }, visitor);
    await Promise.race([...coming, reached(() => answered.length >= wanted)]);
    await serve.kill();
    await Promise.all(coming);
  }
  expect(answered.length).toBeGreaterThanOrEqual(kills * clicks);
  return answered;
}

async function expectKept(linkId: string, answered: readonly string[]): Promise<void> {
  await countClicksAside(database.db);
  const kept = await database.db.selectFrom("clicks").select("id").where("linkId", "=", linkId).execute();
  const ids = new Set(kept.map(({ id }) => id));
  expect(answered.filter((id) => !ids.has(id))).toEqual([]);
  const { clicksCounted } = await database.db
    .selectFrom("links")
    .select("clicksCounted")
    .where("id", "=", linkId)
    .executeTakeFirstOrThrow();
  expect(Number(clicksCounted)).toBe(kept.length);
}

describe("clicks", () => {
  it(`are in the database once they are answered, over ${kills} kills of the process`, async () => {
    const link = await newLink();
    await expectKept(link.id, await visitOverKills(link.code, { visitors: 20, clicks: 300 }));
  }, 180_000);

  // A rush takes a machine that has nothing else to do.
  if (!isLong) return;
  it("are there also when they came in a rush and were set aside", async () => {
    const link = await newLink();
    const answered = await visitOverKills(link.code, { visitors: 64, clicks: 8_000 });
    const aside = await rowsAside();
    console.log(`R1: ${answered.length} clicks answered over ${kills} kills, ${aside} commits of them set aside`);
    expect(aside).toBeGreaterThan(0);
    await expectKept(link.id, answered);
  }, 600_000);
});

/** Settles as soon as it is so, looking whenever the process has something else done. */
function reached(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (isSo() ? resolve() : setImmediate(look));
    look();
  });
}
