import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKey } from "../support/api-client";
import { testDatabase } from "../support/database";
import { dataTwin, type RawRequest } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { readBuiltRoutes } from "./build-routes";
import { type Cast, createCast } from "./cast";
import { watchSurvival } from "./survival";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const requests = 2_400;
const atOnce = 8;
const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let patterns: string[];
let intents: string[];
let key: string;
const { survives, report } = watchSurvival(() => server);

/** Addresses that are answered in front of the routes; that no worker is ready here is no fault of a request. */
const hotPaths = ["/r/:code", "/o/:slug", "/api/v1/events", "/webhooks/stripe", "/healthz", "/metrics"];
const files = ["/kit.js", "/assets/:name", "/favicon.ico", "/:name", "/.well-known/:name"];

beforeAll(async () => {
  server = await startTestServer({
    database,
    now: () => new Date("2026-11-24T15:00:00Z"),
    env: { STRIPE_WEBHOOK: "on", STRIPE_WEBHOOK_SECRET: `whsec_${"x".repeat(24)}` },
  });
  cast = await createCast(database, server);
  key = (await makeKey(cast)).key;
  // Whoever signs out by chance would be a stranger from then on.
  const routes = (await readBuiltRoutes()).filter(({ id }) => id !== "root" && id !== "routes/sign-out");
  patterns = [...routes.map(({ pattern }) => pattern), ...hotPaths, ...files];
  intents = [...new Set(routes.flatMap((route) => Object.keys(route.intents ?? {})))];
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`generated requests: seed ${seed}, ${report()}`);
});

const odd = [
  "",
  "x",
  "-1",
  "0",
  "1e3",
  "9007199254740993",
  "__proto__",
  "constructor",
  "%00",
  "%",
  "%ff",
  "%E0%A4%A",
  "%0d%0aSet-Cookie:x=1",
  "..",
  "%2e%2e",
  "..%2f..%2fetc%2fpasswd",
  "%5c",
  ".data",
  "_root.data",
  "*",
  "a;b=c",
  "%F0%9F%8F%B4",
  "lead_00000000000000000000000000",
  "x".repeat(4_000),
];
const names = [
  "_routes",
  "index",
  "cursor",
  "q",
  "status",
  "sort",
  "next",
  "token",
  "partner",
  "page",
  "fl_click",
  "x",
];
const headers: Record<string, string[]> = {
  accept: ["*/*", "text/html", "application/json", "image/svg+xml", ";;q=9", "x".repeat(3_000)],
  "accept-encoding": ["gzip", "br;q=1.0, *;q=0", "identity;q=0", "\u00ff"],
  "accept-language": ["xx-INVALID-zz", "*", ";"],
  authorization: ["Bearer", "Bearer x", "Basic Og==", `Bearer ${"y".repeat(3_000)}`, "KEY"],
  "content-encoding": ["gzip", "br", "x"],
  "content-type": [
    "application/x-www-form-urlencoded",
    "application/json",
    "application/json; charset=utf-16",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "text/plain",
    ";",
    "\u00ff/\u00ff",
  ],
  cookie: ["session=x", "session=%", "device=x", "theme=%", "toast=eyJ9", "fl_v=1; fl_v=2", "=;=;", "x".repeat(6_000)],
  "idempotency-key": ["", "a", "x".repeat(300), "\u00e9"],
  "if-modified-since": ["yesterday", "Wed, 21 Oct 2099 07:28:00 GMT"],
  "if-none-match": ["*", '"x"', 'W/"'],
  "if-range": ["x"],
  origin: ["null", "https://evil.example", "http://", "\u00ff"],
  range: ["bytes=0-0", "bytes=-99999999999", "bytes=5-1", "bytes=0-1,2-3,4-5", "x"],
  referer: ["x", "http://[", "https://evil.example/?\u00ff"],
  "sec-purpose": ["prefetch"],
  "stripe-signature": ["t=1,v1=x", "t=,v1=", ",,,", "x".repeat(3_000)],
  "transfer-encoding": ["chunked"],
  "user-agent": ["", "Googlebot", "\u00ff".repeat(900)],
  "x-forwarded-for": ["1.2.3.4", "x, y", "::1%eth0"],
  "x-forwarded-host": ["evil.example", "["],
  "x-forwarded-proto": ["javascript"],
};
const bodies = [
  "",
  "{}",
  "[]",
  "null",
  '"\\ud800"',
  '{"events":[]}',
  '{"events":[{"id":"e","type":"invoice.paid","occurredAt":"x","account":{}}]}',
  '{"events":{"__proto__":1}}',
  `${"[".repeat(3_000)}`,
  `{"a":${"[".repeat(100)}${"]".repeat(100)}}`,
  "intent=__proto__",
  "=&=&==",
  "%=%&a=%ff",
  '--b\r\nContent-Disposition: form-data; name="intent"\r\n\r\nsave\r\n--b--\r\n',
  '--b\r\nContent-Disposition: form-data; name="file"; filename="../../x.svg"\r\n\r\n<svg/>\r\n--b--\r\n',
  "--b\r\n\r\n--b--",
  "x".repeat(40_000),
];

const one = fc.constantFrom(...odd);
const header = fc
  .constantFrom(...Object.keys(headers))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(headers[name] ?? []))));

const whole = fc.record({
  route: fc.nat(),
  params: fc.array(one, { minLength: 3, maxLength: 3 }),
  query: fc.array(fc.tuple(fc.constantFrom(...names), one), { maxLength: 3 }),
  twin: fc.boolean(),
  role: fc.constantFrom("anonymous", "ownerAdmin", "ownerMember", "manager", "finance", "admin"),
  method: fc.constantFrom(
    "GET",
    "GET",
    "GET",
    "POST",
    "POST",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "QUERY",
  ),
  given: fc.array(header, { maxLength: 4 }),
  intent: fc.nat(),
  fields: fc.array(
    fc.tuple(fc.constantFrom("revision", "email", "password", "name", "reason", "items.0.x", "next"), one),
    { maxLength: 3 },
  ),
  body: fc.option(fc.constantFrom<string | Buffer>(...bodies, Buffer.from([0xff, 0xfe, 0, 1])), { nil: undefined }),
});
type Whole = typeof whole extends fc.Arbitrary<infer Value> ? Value : never;

/** Puts a request together; what the client itself would refuse to send is left out. */
function requestOf(wanted: Whole): { path: string; sent: RawRequest } {
  const { params, query, twin, method } = wanted;
  const pattern = patterns[wanted.route % patterns.length] ?? "/";
  let used = 0;
  const address = pattern.replace(/:\w+|\*$/g, () => params[used++ % params.length] ?? "");
  const search = query.map(([name, value]) => `${name}=${value}`).join("&");
  const path = `${address}${search ? `?${search}` : ""}`;
  const all = Object.fromEntries(
    wanted.given.map(([name, value]) => [name, value === "KEY" ? `Bearer ${key}` : value]),
  );
  const takesNone = method === "GET" || method === "HEAD" || method === "TRACE";
  const form = new URLSearchParams([["intent", intents[wanted.intent % intents.length] ?? ""], ...wanted.fields]);
  const body = takesNone ? undefined : (wanted.body ?? form.toString());
  // A length and chunks at once is not HTTP.
  if (body === undefined || all["transfer-encoding"] === undefined) delete all["transfer-encoding"];
  else all["content-length"] = "";
  if (body !== undefined) all["content-type"] ??= "application/x-www-form-urlencoded";
  return { path: twin ? dataTwin(path) : path, sent: { method, headers: all, body } };
}

describe(`whatever is asked for (seed ${seed})`, () => {
  it(`${requests} requests over every address are answered, and use up nothing`, { timeout: 120_000 }, async () => {
    const before = process.memoryUsage().rss;
    await fc.assert(
      fc.asyncProperty(fc.array(whole, { minLength: atOnce, maxLength: atOnce }), async (group) => {
        await Promise.all(
          group.map((wanted) => {
            const { path, sent } = requestOf(wanted);
            const { method } = sent;
            // A copy each time: a browser that signs out by chance is still signed in for the next one.
            const browser = cast.browsers[wanted.role as "admin"].copy();
            return survives(browser.send(path, sent), `${method} ${path} as ${wanted.role} ${JSON.stringify(sent)}`);
          }),
        );
      }),
      { seed, numRuns: requests / atOnce, endOnFailure: true },
    );
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
    console.log(`generated requests: memory grew by ${grown.toFixed(0)} MB`);
    expect(grown).toBeLessThan(300);
    expect((await server.browser().get("/healthz")).status).toBe(200);
  });
});
