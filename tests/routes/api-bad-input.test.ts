import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { apiEndpoints } from "~/web/api/endpoints";
import { type ApiClient, apiClient, makeKey, newLeadBody } from "../support/api-client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";
import { watchSurvival } from "./survival";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let api: ApiClient;
const { survives, report } = watchSurvival(() => server);

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  api = apiClient(server, (await makeKey(cast)).key);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`bad input of the API: seed ${seed}, ${report()}`);
});

const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
const texts = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "__proto__",
  "constructor",
  "-1",
  "1e309",
  "NaN",
  "99999999999999999999999999",
  "x".repeat(10_000),
  "' or 1=1 --",
  "%00",
  "<script>alert(1)</script>",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-14:00",
  "2026-11-24T09:30:00",
  "2026-02-30T00:00:00Z",
  "lead_00000000000000000000000000",
  cursorOf(1, "submitted 9999-99-99T99:99:99.999Z", "lead_x"),
  cursorOf(1, "changed 2026-13-45T00:00:00.000Z", "lead_x"),
  cursorOf(1, "received 999999999999999999", "evt_x"),
  cursorOf(1, "newest -", "comm_\u0000"),
  cursorOf(0, "newest -", "zzz"),
  cursorOf({ __proto__: 1 }),
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  fc.string({ unit: "binary", maxLength: 60 }),
);
const names = ["status", "partnerId", "programId", "leadId", "cursor", "limit", "updatedSince", "submittedFrom", "x"];
const json = fc.oneof(
  { weight: 2, arbitrary: text as fc.Arbitrary<unknown> },
  fc.double(),
  fc.bigInt().map(Number),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], { __proto__: null }, -0, 2 ** 53, -(2 ** 63)),
  fc.json({ maxDepth: 12 }).map((one) => JSON.parse(one) as unknown),
);

describe(`whatever comes in (seed ${seed})`, () => {
  it("is answered when paths and queries are junk", async () => {
    const reads = apiEndpoints.filter(({ method }) => method === "GET").map(({ path }) => path);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reads),
        fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 }),
        text,
        async (path, query, id) => {
          const inUrl = (value: string) => encodeURIComponent(value.toWellFormed());
          const search = query
            .map(([name, value]) => `${name}=${inUrl(value)}`)
            .join("&")
            .slice(0, 12_000);
          const address = path.replace("{leadId}", inUrl(id).slice(0, 12_000) || "_");
          await survives(api.get(`${address}${search ? `?${search}` : ""}`), `GET ${address} ${search}`);
        },
      ),
      { seed, numRuns: 400 },
    );
  }, 120_000);

  it("is answered when bodies are junk, or right but for a part", async () => {
    const { partnerId } = cast.people.ownerAdmin.actor;
    const event = { id: "e", type: "invoice.paid", occurredAt: "2026-11-24T09:30:00Z", account: { externalId: "a" } };
    const templates: Record<string, Record<string, unknown>> = {
      "/api/v1/leads": newLeadBody(partnerId, "Junk Freight"),
      "/api/v1/events": { ...event, amountMinor: 1, currency: "USD", invoiceId: "i" },
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(templates)),
        fc.array(fc.tuple(fc.nat(40), json), { minLength: 1, maxLength: 3 }),
        fc.constantFrom("replace", "drop", "add", "whole"),
        fc.option(text, { nil: undefined }),
        async (path, spoils, how, key) => {
          const body: Record<string, unknown> = { ...templates[path] };
          const fields = Object.keys(body);
          for (const [at, value] of spoils) {
            const name = fields[at % fields.length] as string;
            if (how === "replace") body[name] = value;
            if (how === "drop") delete body[name];
            if (how === "add") body[typeof value === "string" ? value : "extra"] = value;
          }
          const whole = how === "whole" ? spoils[0]?.[1] : path.endsWith("events") ? { events: [body] } : body;
          const headers: Record<string, string> = {};
          if (key && /^[\x20-\x7e]{1,300}$/.test(key)) headers["idempotency-key"] = key;
          const sent = JSON.stringify(whole) ?? "";
          await survives(api.post(path, sent, headers), `POST ${path} ${how} ${sent.slice(0, 300)}`);
        },
      ),
      { seed, numRuns: 500 },
    );
  }, 180_000);
});
