import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import type { Answer, RawRequest } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { drainJobs, jobServices } from "../support/run-jobs";
import { watchSurvival } from "./survival";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const now = new Date("2026-11-24T15:00:00Z");
const database = testDatabase();
let server: TestServer;
let world: World;
let key: string;
const { survives, report } = watchSurvival(() => server);

beforeAll(async () => {
  server = await startTestServer({ database, now: () => now });
  world = await createWorld(database);
  key = await newKey();
}, 180_000);
beforeEach(async () => void (await database.db.deleteFrom("attemptLimits").execute()));
afterAll(async () => {
  await server?.stop();
  console.log(`events API: seed ${seed}, ${report()}`);
});

async function newKey(): Promise<string> {
  const admin = await world.vendor("Ada Marsh", "admin");
  return (await createApiKey(admin, { name: "Product", source: "product", scopes: ["events:write"], days: 30 })).key;
}

function send({ headers, body }: RawRequest, authorization = `Bearer ${key}`): Promise<Answer> {
  const all = { "content-type": "application/json", origin: "", authorization, ...headers };
  const sent = server.browser().send("/api/v1/events", { method: "POST", headers: all, body });
  return survives(sent, `${JSON.stringify(headers ?? {})} ${String(body).slice(0, 300)}`);
}

let last = 0;
/** An event that is taken, changed in some places. */
function event(change: Record<string, unknown> = {}): Record<string, unknown> {
  last += 1;
  const about = { type: "trial.started", occurredAt: "2026-11-24T14:00:00Z" };
  return { id: `evt-${last}`, ...about, account: { externalId: `acct-${last}` }, ...change };
}

async function deliver(...events: unknown[]) {
  const answer = await send({ body: JSON.stringify({ events }) });
  expect(answer.status, answer.body).toBe(202);
  return JSON.parse(answer.body) as {
    accepted: number;
    duplicates: number;
    rejected: { index: number; detail: string }[];
  };
}

describe("who may report", () => {
  it.each<[string, () => Promise<string>, number]>([
    ["nobody", async () => "", 401],
    ["a key that never was", async () => `Bearer fl_${"x".repeat(43)}`, 401],
    ["no key at all", async () => "Bearer lorem", 401],
    ["another scheme", async () => `Basic ${key}`, 401],
    ["a key with more behind it", async () => `Bearer ${key} ${key}`, 401],
    ["an endless key", async () => `Bearer ${"x".repeat(10_000)}`, 401],
    [
      "a revoked key",
      async () => {
        const revoked = await newKey();
        const hint = revoked.slice(0, 9);
        await database.db.updateTable("apiKeys").set({ revokedAt: now }).where("hint", "=", hint).execute();
        return `Bearer ${revoked}`;
      },
      401,
    ],
    [
      "a key whose time is over",
      async () => {
        const over = await newKey();
        const hint = over.slice(0, 9);
        await database.db.updateTable("apiKeys").set({ expiresAt: now }).where("hint", "=", hint).execute();
        return `Bearer ${over}`;
      },
      401,
    ],
  ])("is not %s", async (_, authorizationOf, status) => {
    const answer = await send({ body: JSON.stringify({ events: [event()] }) }, await authorizationOf());
    expect(answer.status).toBe(status);
    expect(answer.headers["www-authenticate"]).toContain("Bearer");
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });
});

describe("bodies", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  const many = (count: number) => JSON.stringify({ events: Array.from({ length: count }, () => event()) });
  it.each<[string, () => RawRequest, number]>([
    ["nothing", () => ({ body: "" }), 400],
    ["no JSON", () => ({ body: '{"events":[' }), 400],
    ["a list", () => ({ body: "[]" }), 422],
    ["null", () => ({ body: "null" }), 422],
    ["no events", () => ({ body: '{"events":[]}' }), 422],
    ["more beside the events", () => ({ body: '{"events":[{}],"admin":true}' }), 422],
    ["500 events", () => ({ body: many(500) }), 202],
    ["501 events", () => ({ body: many(501) }), 422],
    ["2,000 levels", () => ({ body: nested(2_000) }), 400],
    ["nine levels", () => ({ body: `{"events":[{"data":{"a":${nested(6)}}}]}` }), 400],
    ["more than a megabyte", () => ({ body: `{"events":["${"x".repeat(1_100_000)}"]}` }), 413],
    [
      "ten megabytes in a small parcel",
      () => ({ headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(10_000_000, " ")) }),
      413,
    ],
    ["a parcel of junk", () => ({ headers: { "content-encoding": "gzip" }, body: "junk" }), 400],
    ["an unknown parcel", () => ({ headers: { "content-encoding": "x" }, body: "{}" }), 415],
    ["a form", () => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=1" }), 415],
    ["an unknown alphabet", () => ({ headers: { "content-type": "application/json; charset=x" }, body: "{}" }), 415],
    ["no UTF-8", () => ({ body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }), 400],
    ["a bad Idempotency-Key", () => ({ headers: { "idempotency-key": "x".repeat(201) }, body: many(1) }), 400],
  ])("of %s are answered", async (_, requestOf, status) => {
    const answer = await send(requestOf());
    expect(answer.status, answer.body).toBe(status);
    if (status !== 202) expect(answer.headers["content-type"]).toContain("application/problem+json");
  });
});

describe("events", () => {
  it.each<[string, Record<string, unknown>]>([
    ["an unknown field", { role: "admin" }],
    ["an unknown field of the account", { account: { externalId: "a", partnerId: "ptnr_1" } }],
    ["an unknown type", { type: "account.deleted" }],
    ["an amount as text", { type: "invoice.paid", invoiceId: "i", currency: "USD", amountMinor: "100" }],
    ["an amount with a fraction", { type: "invoice.paid", invoiceId: "i", currency: "USD", amountMinor: 1.5 }],
    ["an amount below nothing", { type: "invoice.paid", invoiceId: "i", currency: "USD", amountMinor: -1 }],
    ["an amount beyond counting", { type: "invoice.paid", invoiceId: "i", currency: "USD", amountMinor: 1e300 }],
    ["an unknown currency", { type: "invoice.paid", invoiceId: "i", currency: "ZZZ", amountMinor: 1 }],
    ["no invoice", { type: "invoice.paid", currency: "USD", amountMinor: 1 }],
    ["a date without a zone", { occurredAt: "2026-11-24T14:00:00" }],
    ["a day that there is not", { occurredAt: "2026-02-30T14:00:00Z" }],
    ["a moment to come", { occurredAt: "9999-12-31T23:59:59Z" }],
    ["the year nought", { occurredAt: "0000-01-01T00:00:00Z" }],
    ["a moment before our era, by its zone", { occurredAt: "0001-01-01T00:00:00+23:59" }],
    ["a number as date", { occurredAt: 1_764_000_000 }],
    ["an endless id", { id: "x".repeat(10_000) }],
    ["an empty id", { id: "" }],
    ["an id with NUL", { id: "a\u0000b" }],
    ["half a character", { id: "\ud800" }],
    ["an account with NUL", { account: { externalId: "\u0000" } }],
    ["no account", { account: null }],
    ["a click id with NUL", { attribution: { clickId: "click_\u0000" } }],
  ])("with %s are refused alone", async (_, change) => {
    const outcome = await deliver(event(), event(change), event());
    expect(outcome.accepted).toBe(2);
    expect(outcome.rejected.map(({ index }) => index)).toEqual([1]);
    expect(outcome.rejected[0]?.detail.length).toBeLessThanOrEqual(500);
  });

  it("count once, in one call and in several, also under an Idempotency-Key", async () => {
    const one = event();
    expect(await deliver(one, one, { ...one, type: "account.created" })).toMatchObject({ accepted: 1, duplicates: 2 });
    expect(await deliver(one)).toMatchObject({ accepted: 0, duplicates: 1 });
    const headers = { "idempotency-key": "call-1" };
    const body = JSON.stringify({ events: [event()] });
    const first = await send({ headers, body });
    const again = await send({ headers, body });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await send({ headers, body: JSON.stringify({ events: [event()] }) })).status).toBe(422);
  });

  it("that are strange and allowed are kept and worked through", async () => {
    const odd = { deep: { a: [1, { b: "\u0000\ud800" }] }, __proto__x: 1, employeeCount: 1e300, country: "\u0000" };
    const outcome = await deliver(
      event({ occurredAt: "1970-01-01T00:00:00Z" }),
      event({ occurredAt: "2026-11-24T23:59:40+23:59", data: odd }),
      event({ attribution: { clickId: "click_00000000000000000000000000", code: "' or 1=1 --", leadId: "lead_x" } }),
      event({ account: { externalId: "a", email: "x@y.example", domain: "//evil\\", company: "🏴‍☠️".repeat(20) } }),
      event({ type: "invoice.paid", invoiceId: "i", currency: "JPY", amountMinor: Number.MAX_SAFE_INTEGER }),
    );
    expect(outcome).toEqual({ accepted: 5, duplicates: 0, rejected: [] });
    await drainJobs(world, jobServices(world));
    const { n } = await database.db
      .selectFrom("inboundEvents")
      .select((eb) => eb.fn.countAll<bigint>().as("n"))
      .where("status", "=", "received")
      .executeTakeFirstOrThrow();
    expect(n).toBe(0n);
  }, 60_000);

  it("of any shape are answered, and what was taken can be worked through", async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const shaped = fc.dictionary(
      fc.constantFrom("id", "type", "occurredAt", "account", "attribution", "amountMinor", "data", "__proto__", "x"),
      fc.oneof(value, fc.constantFrom("invoice.paid", "2026-11-24T14:00:00Z", "USD", "\u0000", "\ud800")),
    );
    const whole = fc.array(
      fc.oneof(
        shaped.map((change) => event(change)),
        value,
      ),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(whole, async (events) => {
        const answer = await send({ body: JSON.stringify({ events }) });
        expect([202, 400, 422]).toContain(answer.status);
      }),
      { seed, numRuns: 200 },
    );
    await drainJobs(world, jobServices(world));
  }, 120_000);
});

describe("limits (R13)", () => {
  const exhaust = (name: string, points: number) =>
    database.db.updateTable("attemptLimits").set({ points }).where("key", "like", `${name}:%`).execute();

  it("of a key hold in every process, say when to come back, and outlive a restart", async () => {
    const body = () => ({ body: JSON.stringify({ events: [event()] }) });
    expect((await send(body())).status).toBe(202);
    await exhaust("api-key", 3_000);
    const restarted = await startTestServer({ database, now: () => now });
    const before = server;
    for (const one of [before, restarted]) {
      server = one;
      const refused = await send(body());
      expect(refused.status).toBe(429);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    }
    server = before;
    await restarted.stop();
    // Another key is another sender.
    expect((await send(body(), `Bearer ${await newKey()}`)).status).toBe(202);
  }, 60_000);

  it("of a network that tries keys hold for it, and for nobody who has one", async () => {
    const guess = () => send({ body: "{}" }, `Bearer fl_${"y".repeat(43)}`);
    expect((await guess()).status).toBe(401);
    await exhaust("api-network", 60);
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(await deliver(event())).toMatchObject({ accepted: 1 });
  });
});
