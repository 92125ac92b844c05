import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiAnswer, type ApiClient, apiClient, makeKey } from "../support/api-client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { fillForApi } from "./api-world";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let api: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  api = apiClient(server, (await makeKey(cast)).key);
  await fillForApi(database, cast);
}, 180_000);
afterAll(() => server?.stop());

type Page = { data: { id: string }[]; nextCursor: string | null };

/** Reads a list to its end; `between` happens after every page. */
async function readAll(path: string, between?: () => Promise<unknown>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  do {
    const join = path.includes("?") ? "&" : "?";
    const answer: ApiAnswer = await api.get(cursor ? `${path}${join}cursor=${cursor}` : path);
    expect(answer.status, answer.body.slice(0, 300)).toBe(200);
    const page = answer.json as Page;
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
    await between?.();
  } while (cursor);
  return ids;
}

describe("pages", () => {
  const idsOf = async (table: "leads" | "commissions" | "partners" | "links") =>
    (await database.db.selectFrom(table).select("id").execute()).map(({ id }) => id).sort();

  it.each([
    ["/api/v1/leads?limit=3", "leads"],
    ["/api/v1/leads?limit=1&updatedSince=2000-01-01T00:00:00Z", "leads"],
    ["/api/v1/commissions?limit=1", "commissions"],
    ["/api/v1/commissions?limit=2&updatedSince=2000-01-01T00:00:00Z", "commissions"],
    ["/api/v1/partners?limit=1", "partners"],
    ["/api/v1/links?limit=2", "links"],
  ] as const)("of %s give every row once", async (path, table) => {
    const ids = await readAll(path);
    expect(new Set(ids).size, "doubles").toBe(ids.length);
    expect([...ids].sort()).toEqual(await idsOf(table));
  });

  it("give every unmatched event once", async () => {
    const ids = await readAll("/api/v1/events/unmatched?limit=1");
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });

  it("give every lead that was there exactly once while others come in, all at the same moment", async () => {
    const { people, world } = cast;
    for (let number = 0; number < 30; number += 1) await world.submit(people.ownerAdmin, `Crowd ${number} Freight`);
    const there = await idsOf("leads");
    let added = 0;
    const read = await readAll("/api/v1/leads?limit=4", async () => {
      added += 1;
      await world.submit(people.rivalAdmin, `Late ${added} Freight`);
    });
    expect(added).toBeGreaterThan(5);
    expect(new Set(read).size, "doubles").toBe(read.length);
    expect(
      there.filter((id) => !read.includes(id)),
      "left out",
    ).toEqual([]);
  });

  it("give, since a moment, also what comes in meanwhile", async () => {
    const { people, world } = cast;
    const since = world.clock.now().toISOString();
    let added = 0;
    const read = await readAll(`/api/v1/leads?limit=5&updatedSince=${since}`, async () => {
      if (added >= 6) return;
      added += 1;
      world.clock.forward(1_000);
      await world.submit(people.rivalAdmin, `Later ${added} Freight`);
    });
    const all = await database.db.selectFrom("leads").select("id").where("changedAt", ">=", new Date(since)).execute();
    expect(new Set(read).size).toBe(read.length);
    expect([...read].sort()).toEqual(all.map(({ id }) => id).sort());
  });
});

it("pages on indexes and never sorts", async () => {
  const plans = [
    sql`select id from leads order by submitted_at desc, id desc limit 51`,
    sql`select id from leads where (submitted_at, id) < (now(), 'x') order by submitted_at desc, id desc limit 51`,
    sql`select id from leads where status = 'submitted' order by submitted_at desc, id desc limit 51`,
    sql`select id from leads where partner_id = 'x' order by submitted_at desc, id desc limit 51`,
    sql`select id from leads where changed_at >= now() order by changed_at, id limit 51`,
    sql`select id from leads where status = 'x' and changed_at >= now() order by changed_at, id limit 51`,
    sql`select id from leads where partner_id = 'x' and status = 'x' and changed_at >= now() order by changed_at, id limit 51`,
    sql`select id from commissions order by id desc limit 51`,
    sql`select id from commissions where status = 'x' order by id desc limit 51`,
    sql`select id from commissions where partner_id = 'x' order by id desc limit 51`,
    sql`select id from commissions where status = 'x' and changed_at >= now() order by changed_at, id limit 51`,
    sql`select id from partners order by id desc limit 51`,
    sql`select id from links order by created_at desc, id desc limit 51`,
    sql`select id from links where program_id = 'x' order by created_at desc, id desc limit 51`,
    sql`select id from links where partner_id = 'x' order by created_at desc, id desc limit 51`,
    sql`select id from inbound_events where status = 'unmatched' order by seq desc limit 51`,
  ];
  await database.db.connection().execute(async (db) => {
    await sql`set enable_seqscan = off`.execute(db);
    await sql`set enable_bitmapscan = off`.execute(db);
    for (const plan of plans) {
      const { rows } = await sql<Record<string, string>>`explain ${plan}`.execute(db);
      const text = rows.flatMap((row) => Object.values(row)).join("\n");
      expect(text).not.toMatch(/Sort|Seq Scan/);
    }
    await sql`reset all`.execute(db);
  });
});
