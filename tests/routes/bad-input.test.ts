import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { addressOf, type BuiltRoute, readBuiltRoutes } from "./build-routes";
import { type Cast, createCast, type Role } from "./cast";
import { matrix } from "./matrix";
import { watchSurvival } from "./survival";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let routes: BuiltRoute[];
const { survives, report } = watchSurvival(() => server);

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  routes = (await readBuiltRoutes()).filter(({ id }) => id !== "root" && id !== "routes/sign-out");
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`bad input: seed ${seed}, ${report()}`);
});

const nasty = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "__proto__",
  "constructor",
  "toString",
  "-1",
  "1e309",
  "99999999999999999999999999",
  "2147483648",
  "9007199254740993",
  "NaN",
  "Infinity",
  "0x10",
  "' or 1=1 --",
  "%00",
  "%",
  "\\",
  "../../etc/passwd",
  "//evil.example",
  "javascript:alert(1)",
  "<script>alert(1)</script>",
  "{{constructor}}",
  "=cmd|' /C calc'!A0",
  "\u202e\u200b",
  "🏴‍☠️".repeat(50),
  "x".repeat(5_001),
  "lead_00000000000000000000000000",
  "comm_7zzzzzzzzzzzzzzzzzzzzzzzzz:1",
  "2026-02-30",
  "9999-12-31T23:59:59.999Z",
  Buffer.from('["after","x\u0000","y"]').toString("base64url"),
  Buffer.from('{"direction":"after","sortValue":"9e999","id":"x"}').toString("base64url"),
  Buffer.from('{"__proto__":{"direction":"after"}}').toString("base64url"),
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string(),
);
const names = [
  "q",
  "sort",
  "status",
  "stage",
  "cursor",
  "at",
  "partner",
  "view",
  "draft",
  "token",
  "next",
  "website",
  "version",
  "kind",
  "index",
  "_routes",
  "__proto__",
  "constructor",
  "intent",
];
const insiders: Role[] = ["ownerAdmin", "manager", "rep", "finance", "admin"];

/** The rest of a URL as a client might send it, however wrong: only what a URL cannot hold is escaped. */
const inUrl = (value: string) => encodeURIComponent(value.toWellFormed());

describe(`whatever comes in (seed ${seed})`, () => {
  it("is answered when addresses and queries are junk", async () => {
    const readable = routes.filter(({ loader }) => loader);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...readable.map(({ id }) => id)),
        fc.constantFrom(...insiders),
        fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 }),
        text,
        fc.boolean(),
        async (routeId, role, query, id, twin) => {
          const route = readable.find((one) => one.id === routeId) as BuiltRoute;
          await database.db.deleteFrom("attemptLimits").execute();
          const path = route.pattern.replace(/:\w+|\*/g, () => inUrl(id) || "_");
          const search = query.map(([name, value]) => `${name}=${inUrl(value)}`).join("&");
          const address = `${path}${search ? `?${search}` : ""}`;
          const browser = cast.browsers[role];
          await survives(twin ? browser.data(address) : browser.get(address), `GET ${address} as ${role}`);
        },
      ),
      { seed, numRuns: 400 },
    );
  }, 120_000);

  it("is answered when forms hold unknown, repeated, missing and impossible fields", async () => {
    const writable = Object.entries(matrix).flatMap(([id, row]) => {
      const route = routes.find((candidate) => candidate.id === id);
      return route
        ? Object.entries(row.intents ?? {}).map(([intent, about]) => ({
            name: `${id} ${intent}`,
            route,
            intent,
            about,
          }))
        : [];
    });
    const templates = new Map<string, Awaited<ReturnType<NonNullable<(typeof writable)[number]["about"]["given"]>>>>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...writable.map(({ name }) => name)),
        fc.array(fc.tuple(fc.nat(40), text), { minLength: 1, maxLength: 5 }),
        fc.constantFrom("replace", "repeat", "drop", "add", "prototype"),
        fc.boolean(),
        async (key, spoils, how, twin) => {
          const { route, intent, about } = writable.find(({ name }) => name === key) as (typeof writable)[number];
          await database.db.deleteFrom("attemptLimits").execute();
          const role = about.may[0] as Role;
          const given = templates.get(key) ?? (await about.given?.(cast, role)) ?? {};
          templates.set(key, given);
          const pairs = Object.entries(given.form ?? {}).flatMap(([name, value]) =>
            [value].flat().map((one) => [name, one] as const),
          );
          const form: [string, string | File][] = pairs.map(([name, value]) => [name, value]);
          for (const [at, value] of spoils) {
            const place = form.length > 0 ? at % form.length : 0;
            const [name = "x"] = form[place] ?? [];
            if (how === "replace" && form.length > 0) form[place] = [name, value];
            if (how === "repeat") form.push([name, value]);
            if (how === "drop") form.splice(place, 1);
            if (how === "add") form.push([value || "extra", value]);
            if (how === "prototype")
              form.push(["__proto__", value], ["constructor.prototype.x", value], ["toString", value]);
          }
          if (intent) form.push(["intent", intent]);
          const body = form.some(([, value]) => typeof value !== "string") ? new FormData() : new URLSearchParams();
          for (const [name, value] of form)
            body.append(name, (typeof value === "string" ? value.toWellFormed() : value) as string);
          const encoded = new Response(body);
          const browser =
            role === "anonymous" ? server.browser() : await server.signedIn(cast.people[role].actor.userId);
          const address = addressOf(route, given, "write");
          const sent = browser.send(twin ? address.replace(/(\?|$)/, ".data$1") : address, {
            method: "POST",
            headers: { "content-type": encoded.headers.get("content-type") ?? "" },
            body: Buffer.from(await encoded.arrayBuffer()),
          });
          await survives(sent, `POST ${address} ${intent} ${how} ${JSON.stringify(spoils)}`);
        },
      ),
      { seed, numRuns: 500 },
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  }, 180_000);
});
