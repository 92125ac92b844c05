import { describe, expect, it } from "vitest";
import { countClicksAside } from "~/domain/attribution/commands/record-clicks";
import { attributionIn } from "../support/attribution-world";
import { durableDatabase } from "../support/durable-database";
import { createWorld } from "../support/factories";
import { Browser } from "../support/http-client";
import { startServeProcess } from "../support/serve-process";

const database = durableDatabase();
const host = "www.northlight.example";
const kills = process.env.FAIRLEAD_CRASH === "long" ? 10 : 3;

/** What a visitor holds after an answer: the click's id. */
const clickIn = (location = "") => new URL(location, `https://${host}`).searchParams.get("fl_click") ?? "";

describe("clicks", () => {
  it(`are in the database once they are answered, over ${kills} kills of the process`, async () => {
    const world = await createWorld(database);
    const { id: partnerId } = await world.partner("Brightside Agency");
    await database.db
      .updateTable("programs")
      .set({ destination: `https://${host}/`, allowedHosts: [host] })
      .where("id", "=", world.programId)
      .execute();
    const link = await attributionIn(database, world).link({ partnerId });
    const answered: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const serve = await startServeProcess(database.url);
      // Visitors go on until the process is gone under them.
      let gone = false;
      const visitor = async () => {
        while (!gone) {
          const answer = await new Browser(serve.url)
            .get(`/r/${link.code}`, { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0" })
            .catch(() => null);
          if (answer?.status === 302) answered.push(clickIn(answer.location));
          else gone = true;
        }
      };
      const wanted = answered.length + 300;
      const visitors = Array.from({ length: 20 }, visitor);
      await Promise.race([...visitors, reached(() => answered.length >= wanted)]);
      await serve.kill();
      await Promise.all(visitors);
    }
    await countClicksAside(database.db);
    const kept = await database.db.selectFrom("clicks").select("id").execute();
    const ids = new Set(kept.map(({ id }) => id));
    expect(answered.length).toBeGreaterThanOrEqual(kills * 300);
    expect(answered.filter((id) => !ids.has(id))).toEqual([]);
    const { clicksCounted } = await database.db.selectFrom("links").select("clicksCounted").executeTakeFirstOrThrow();
    expect(Number(clicksCounted)).toBe(kept.length);
  }, 180_000);
});

/** Settles as soon as it is so, looking whenever the process has something else done. */
function reached(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (isSo() ? resolve() : setImmediate(look));
    look();
  });
}
