import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase } from "db/client";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { revokeApiKey } from "~/domain/integrations/commands/revoke-api-key";
import type { Endpoint } from "~/web/api/endpoint";
import { apiEndpoints } from "~/web/api/endpoints";
import { day } from "~/kernel/time";
import {
  allScopes,
  type ApiAnswer,
  apiClient,
  differsFrom,
  endpointOf,
  makeKey,
  newLeadBody,
} from "../support/api-client";
import { testDatabase } from "../support/database";
import { fingerprint, startTestServer, type TestServer } from "../support/http-server";
import { leadAt } from "../support/lead-stages";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
let now = new Date("2026-11-24T15:00:00Z");
let server: TestServer;
let cast: Cast;
let leadId: string;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => now });
  cast = await createCast(database, server);
  leadId = await leadAt(cast.hands, cast.people.ownerAdmin, "won");
}, 180_000);
afterAll(() => server?.stop());

const forget = () => database.db.deleteFrom("attemptLimits").execute();

/** A call that a key with the scope gets through with. */
function call(endpoint: Endpoint, api: ReturnType<typeof apiClient>): Promise<ApiAnswer> {
  const path = endpoint.path.replace("{leadId}", leadId);
  if (endpoint.method === "GET") return api.get(path);
  if (endpoint.id === "receiveEvents") return api.post(path, endpoint.example.body);
  const { partnerId } = cast.people.ownerAdmin.actor;
  return api.post(path, newLeadBody(partnerId, `Asked ${cast.next()} Freight`));
}

describe("a key opens", () => {
  it.each(allScopes)("with %s what needs it and nothing else", async (scope) => {
    const api = apiClient(server, (await makeKey(cast, [scope])).key);
    const found: Record<string, number> = {};
    const before = await fingerprint(database.pool);
    for (const endpoint of apiEndpoints.filter((one) => one.scope !== scope)) {
      const answer = await call(endpoint, api);
      found[endpoint.id] = answer.status;
      expect(answer.json).toMatchObject({ code: "scope-missing" });
      expect(differsFrom(endpoint, answer)).toBeNull();
    }
    expect(new Set(Object.values(found))).toEqual(new Set([403]));
    const unchanged = ({ "public.api_keys": _used, ...tables }: Record<string, string>) => tables;
    expect(unchanged(await fingerprint(database.pool))).toEqual(unchanged(before));
    for (const endpoint of apiEndpoints.filter((one) => one.scope === scope)) {
      const answer = await call(endpoint, api);
      expect(answer.status, answer.body.slice(0, 300)).toBe(endpoint.status);
      expect(differsFrom(endpoint, answer)).toBeNull();
    }
  });

  it("every endpoint by one of the scopes that a key can have", () => {
    expect(new Set(apiEndpoints.map(({ scope }) => scope))).toEqual(new Set(allScopes));
  });
});

describe("nothing is opened by", () => {
  const refusedBy = async (api: ReturnType<typeof apiClient>) => {
    await forget();
    for (const endpoint of apiEndpoints) {
      const answer = await call(endpoint, api);
      expect(answer.status, `${endpoint.id} ${answer.body.slice(0, 200)}`).toBe(401);
      expect(answer.json).toMatchObject({ code: "not-authenticated" });
      expect(answer.headers["www-authenticate"]).toContain("Bearer");
      expect(differsFrom(endpoint, answer)).toBeNull();
    }
  };

  it.each([
    ["no key", null],
    ["an empty key", ""],
    ["a key that was never made", `fl_${"a".repeat(43)}`],
    ["garbage", "x'; drop table leads; --"],
    ["a key of 10,000 characters", `fl_${"a".repeat(10_000)}`],
  ])("%s", (_, key) => refusedBy(apiClient(server, key)));

  it("a revoked key, from the next call on", async () => {
    const { id, key } = await makeKey(cast);
    const api = apiClient(server, key);
    expect((await api.get("/api/v1/leads")).status).toBe(200);
    await revokeApiKey(cast.people.admin, { apiKeyId: id });
    await refusedBy(api);
  });

  it("an expired key", async () => {
    const key = await createApiKey(cast.people.admin, { name: "Short", source: "product", scopes: allScopes, days: 1 });
    const today = now;
    now = new Date(today.getTime() + 2 * day);
    await refusedBy(apiClient(server, key.key));
    now = today;
  });

  it("a key of another kind of authorization, or the hash of one", async () => {
    const { key } = await makeKey(cast);
    const { keyHash } = await database.db
      .selectFrom("apiKeys")
      .select("keyHash")
      .where("hint", "=", key.slice(0, 9))
      .executeTakeFirstOrThrow();
    for (const authorization of [key, `Basic ${key}`, `Bearer ${keyHash}`, `Bearer ${key} x`, `Bearer  `]) {
      const answer = await server.browser().get("/api/v1/leads", { authorization });
      expect(answer.status, authorization).toBe(401);
    }
  });

  it("a session, whoever's it is", async () => {
    await forget();
    for (const role of ["ownerAdmin", "manager", "finance", "admin"] as const) {
      for (const { method, path } of apiEndpoints) {
        const address = path.replace("{leadId}", leadId);
        const headers = { "content-type": "application/json" };
        const answer = await cast.browsers[role].send(address, {
          method,
          headers,
          body: method === "POST" ? "{}" : undefined,
        });
        expect(answer.status, `${role} ${path}`).toBe(401);
        await forget();
      }
    }
  });
});

describe("nothing below /api is ever a page", () => {
  const odd: [method: string, path: string, status: number, allow?: string][] = [
    ["GET", "/api", 404],
    ["GET", "/api/", 404],
    ["GET", "/api/v1", 404],
    ["GET", "/api/v2/leads", 404],
    ["GET", "/api/v1/nothing", 404],
    ["POST", "/api/v1/nothing", 404],
    ["GET", "/api/v1/leads.data", 404],
    ["GET", "/api/v1/leads/x.data", 404],
    ["GET", "/api/v1/leads/..", 400],
    ["GET", "/api/v1/leads/%2e%2e/x", 400],
    ["GET", "/api/v1/leads\\x", 400],
    ["GET", "/api//v1/leads/..", 400],
    ["GET", "/api/v1/leads/a/b", 404],
    ["GET", "/API/v1/leads", 404],
    ["GET", "/api//v1/leads", 404],
    ["GET", "/api/v1/%E0%A4%A", 404],
    ["GET", "/api/v1/leads/%E0%A4%A", 400],
    ["GET", "/api/v1/events", 405, "POST"],
    ["POST", "/api/v1/commissions", 405, "GET, HEAD"],
    ["POST", "/api/v1/leads/x", 405, "GET, HEAD"],
    ["PUT", "/api/v1/leads", 405, "GET, HEAD, POST"],
    ["DELETE", "/api/v1/leads/x", 405, "GET, HEAD"],
    ["PATCH", "/api/v1/leads/x", 405, "GET, HEAD"],
    ["OPTIONS", "/api/v1/leads", 405, "GET, HEAD, POST"],
    ["TRACE", "/api/v1/leads", 405, "GET, HEAD, POST"],
    ["POST", "/api/v1/openapi.json", 405, "GET, HEAD"],
    ["GET", "/api/v1/openapi.json.data", 404],
  ];
  it.each(odd)("%s %s", async (method, path, status, allow) => {
    const { key } = await makeKey(cast);
    const body = method === "GET" || method === "TRACE" ? undefined : "{}";
    const answer = await apiClient(server, key).send(path, { method, body });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(answer.json).toMatchObject({ status });
    expect(differsFrom(endpointOf("getLead"), answer)).toBeNull();
    expect(answer.headers.allow).toBe(allow);
    expect(server.errors.splice(0)).toEqual([]);
  });

  it("for another host, without a length, or too large", async () => {
    const { key } = await makeKey(cast);
    const api = apiClient(server, key);
    const json = { "content-type": "application/json" };
    const answers: [number, Promise<ApiAnswer>][] = [
      [421, api.send("/api/v1/leads", { headers: { host: "evil.example" } })],
      [413, api.send("/api/v1/leads", { method: "POST", headers: json, body: `"${"x".repeat(1_048_576)}"` })],
      [413, api.send("/api/v1/events", { method: "POST", headers: json, body: `"${"x".repeat(1_048_576)}"` })],
      [411, api.send("/api/v1/leads", { method: "POST", headers: { ...json, "transfer-encoding": "chunked" } })],
      [415, api.send("/api/v1/leads", { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" })],
      [415, api.send("/api/v1/events", { method: "POST", body: "{}" })],
      [
        415,
        api.send("/api/v1/leads", {
          method: "POST",
          headers: { "content-type": "multipart/form-data; boundary=b" },
          body: "x",
        }),
      ],
    ];
    for (const [status, sent] of answers) {
      const answer = await sent;
      expect(answer.status, answer.body.slice(0, 200)).toBe(status);
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    }
  });

  it("when something of ours is broken: the log knows more than the answer", async () => {
    const { key } = await makeKey(cast);
    await database.pool.query("alter table partners rename column website to elsewhere");
    const answer = await apiClient(server, key).get("/api/v1/partners");
    await database.pool.query("alter table partners rename column elsewhere to website");
    expect(answer.status).toBe(500);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(differsFrom(endpointOf("listPartners"), answer)).toBeNull();
    expect(answer.body).not.toMatch(/column|partners|select/);
    expect(server.errors.splice(0)).toMatchObject([{ err: expect.anything() }, { status: 500 }]);
  });

  it("when the database is gone", async () => {
    const nowhere = createDatabase("postgres://nobody:nothing@127.0.0.1:1/none", { max: 2 });
    const broken = await startTestServer({ database: nowhere, now: () => now });
    const api = apiClient(broken, `fl_${"a".repeat(43)}`);
    for (const endpoint of apiEndpoints) {
      const answer = await call(endpoint, api);
      expect(answer.status, endpoint.id).toBe(503);
      expect(answer.headers["retry-after"]).toBe("5");
      expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
      expect(answer.body).not.toContain("ECONNREFUSED");
    }
    expect((await api.get("/api/v1/openapi.json")).status).toBe(200);
    await broken.stop();
    await nowhere.close();
  });
});

describe("limits", () => {
  it("hold for a key, with the time to wait", async () => {
    await forget();
    const { id, key } = await makeKey(cast);
    const api = apiClient(server, key);
    expect((await api.get("/api/v1/partners")).status).toBe(200);
    await database.db.updateTable("attemptLimits").set({ points: 3_000 }).where("key", "=", `api-key:${id}`).execute();
    for (const endpoint of apiEndpoints) {
      const answer = await call(endpoint, api);
      expect(answer.status, endpoint.id).toBe(429);
      expect(answer.json).toMatchObject({ code: "too-many-attempts" });
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
    await forget();
  });

  it("hold for a network that tries keys, and not for a valid key in it", async () => {
    await forget();
    const statuses = new Set<number>();
    for (let n = 0; n < 61; n += 1)
      statuses.add((await apiClient(server, `fl_${"b".repeat(43)}`).get("/api/v1/leads")).status);
    expect(statuses).toEqual(new Set([401, 429]));
    const { key } = await makeKey(cast);
    expect((await apiClient(server, key).get("/api/v1/leads")).status).toBe(200);
    await forget();
  });
});
