import { afterAll, describe, expect, it } from "vitest";
import { countClicksAside } from "~/domain/attribution/commands/record-clicks";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { attributionIn } from "../support/attribution-world";
import { durableDatabase } from "../support/durable-database";
import { eventually } from "../support/eventually";
import { Clock, createWorld } from "../support/factories";
import { Browser } from "../support/http-client";
import { seededRandom } from "../support/seeded-random";
import { type ServeProcess, startServeProcess } from "../support/serve-process";

const crashes = process.env.FAIRLEAD_CRASH === "long" ? 20 : 3;
const writers = 6;
const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const host = "www.northlight.example";
const firefox = { "user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0" };

const database = durableDatabase();
let serve: ServeProcess | undefined;
afterAll(() => serve?.kill());

describe("what was answered for", () => {
  it(`is there after ${crashes} crashes of PostgreSQL under writes (R5)`, { timeout: 300_000 }, async () => {
    const random = seededRandom(seed);
    const world = await createWorld(database, new Clock(new Date()));
    const { id: partnerId } = await world.partner("Brightside Agency");
    const at = { destination: `https://${host}/`, allowedHosts: [host] };
    await database.db.updateTable("programs").set(at).where("id", "=", world.programId).execute();
    const link = await attributionIn(database, world).link({ partnerId });
    const admin = await world.vendor("Ada Marsh", "admin");
    const named = { name: "Crash test", source: "product", scopes: ["events:write" as const], days: 30 };
    const { key } = await createApiKey(admin, named);
    serve = await startServeProcess(database.url, { WORKER: "separate" });
    const browser = new Browser(serve.url);

    const events: string[] = [];
    const clicks: string[] = [];
    let refused = 0;
    let done = false;
    async function report(writer: number): Promise<void> {
      for (let n = 0; !done; n += 1) {
        const id = `${writer}-${n}`;
        const about = { type: "trial.started", occurredAt: new Date().toISOString() };
        const answer = await browser.send("/api/v1/events", {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ events: [{ id, ...about, account: { externalId: `acct-${writer}` } }] }),
        });
        if (answer.status === 202) events.push(id);
        else expect([429, 503]).toContain(answer.status);
        if (answer.status !== 202) refused += 1;
      }
    }
    async function visit(): Promise<void> {
      while (!done) {
        const answer = await new Browser(browser.url).get(`/r/${link.code}`, firefox);
        const clickId = new URL(answer.location ?? "", browser.url).searchParams.get("fl_click");
        if (answer.status === 302 && clickId) clicks.push(clickId);
        else {
          expect(answer.status).toBe(503);
          refused += 1;
        }
      }
    }
    const writing = Promise.all(Array.from({ length: writers }, (_, n) => (n % 2 ? report(n) : visit())));
    const recovered: number[] = [];
    for (let crash = 0; crash < crashes; crash += 1) {
      // Somewhere in the middle of a stream of writes that are answered.
      const [sent, seen] = [events.length, clicks.length];
      const more = 10 + Math.floor(random() * 40);
      await eventually(async () => {
        expect(events.length).toBeGreaterThan(sent + more);
        expect(clicks.length).toBeGreaterThan(seen + more);
      }, 60_000);
      database.crash();
      const crashedAt = performance.now();
      const refusedBefore = refused;
      await eventually(async () => expect(refused).toBeGreaterThan(refusedBefore), 60_000);
      // More than were under way at the crash, whose answers may still come in.
      const answered = events.length + clicks.length;
      await eventually(async () => expect(events.length + clicks.length).toBeGreaterThan(answered + writers), 60_000);
      recovered.push((performance.now() - crashedAt) / 1000);
    }
    done = true;
    await writing;
    const keptEvents = await database.db.selectFrom("inboundEvents").select("eventId").execute();
    await countClicksAside(database.db);
    const keptClicks = await database.db.selectFrom("clicks").select("id").execute();
    const kept = new Set([...keptEvents.map(({ eventId }) => eventId), ...keptClicks.map(({ id }) => id)]);
    expect([...events, ...clicks].filter((id) => !kept.has(id))).toEqual([]);
    console.info(
      `R5: ${events.length} events and ${clicks.length} clicks answered over ${crashes} crashes of PostgreSQL, ${refused} refused meanwhile, ` +
        `seed ${seed}: 0 lost; written again after ${recovered.map((seconds) => seconds.toFixed(1)).join(", ")} s`,
    );
  });
});
