import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leadResource } from "~/domain/leads/lead-resource";
import { apiEndpoints } from "~/web/api/endpoints";
import { type ApiAnswer, type ApiClient, apiClient, differsFrom, endpointOf, makeKey } from "../support/api-client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { recordFact } from "../support/money-world";
import { fillForApi } from "./api-world";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let api: ApiClient;
let wonId: string;

type Row = { id: string };
type Page = { data: Row[]; nextCursor: string | null };

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  api = apiClient(server, (await makeKey(cast)).key);
  wonId = await fillForApi(database, cast);
}, 180_000);
afterAll(() => server?.stop());

const pageOf = ({ json }: ApiAnswer) => json as Page;

const addressOf = (path: string) => path.replace("{leadId}", wonId);

describe("every read", () => {
  it.each(apiEndpoints.filter(({ method }) => method === "GET"))("$id answers as its schema says", async (endpoint) => {
    const answer = await api.get(addressOf(endpoint.path));
    expect(answer.status, answer.body.slice(0, 300)).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^application\/json/);
    expect(answer.headers["cache-control"]).toContain("no-store");
    expect(differsFrom(endpoint, answer)).toBeNull();
    const { data } = answer.json as { data?: unknown[] };
    if (data) expect(data.length, "rows to look at").toBeGreaterThan(0);
    const head = await api.send(addressOf(endpoint.path), { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.body).toBe("");
  });

  it("gives a lead's status, stage and milestones", async () => {
    const { json } = await api.get(`/api/v1/leads/${wonId}`);
    const lead = json as { status: string; stage: string; milestones: { kind: string; amountMinor: number | null }[] };
    expect(lead).toMatchObject({ status: "accepted", stage: "won", valueMinor: 4_800_000, currency: "USD" });
    expect(lead.milestones.map(({ kind }) => kind)).toEqual([
      "lead.submitted",
      "lead.accepted",
      "lead.qualified",
      "opportunity.opened",
      "opportunity.won",
    ]);
    expect(typeof lead.milestones.at(-1)?.amountMinor).toBe("number");
  });

  it("gives money that went back and a cancellation as milestones, a refund that was reported twice once", async () => {
    const { people, world } = cast;
    const payload = { invoiceId: "in_1", amountMinor: "30000", currency: "USD", creditNoteId: "CN-1" };
    const fact = { at: world.clock.now(), payload };
    for (const sourceId of ["stripe-cn-1", "desk-cn-1"])
      await recordFact(world, people.rivalAdmin, wonId, { kind: "invoice.refunded", ...fact, sourceId });
    await recordFact(world, people.rivalAdmin, wonId, { kind: "subscription.canceled", at: fact.at, payload: {} });
    const answer = await api.get(`/api/v1/leads/${wonId}`);
    const { milestones } = answer.json as { milestones: { kind: string; amountMinor: number | null }[] };
    expect(milestones.slice(5)).toMatchObject([
      { kind: "invoice.refunded", amountMinor: 30_000, currency: "USD" },
      { kind: "subscription.canceled", amountMinor: null },
    ]);
    expect(differsFrom(endpointOf("getLead"), answer)).toBeNull();
  });

  it("gives a trial balance that balances", async () => {
    const { json } = await api.get("/api/v1/ledger/trial-balance");
    const { currencies } = json as { currencies: { debitMinor: number; creditMinor: number; lines: unknown[] }[] };
    expect(currencies.length).toBeGreaterThan(0);
    for (const { debitMinor, creditMinor } of currencies) {
      expect(debitMinor).toBe(creditMinor);
      expect(debitMinor).toBeGreaterThan(0);
    }
  });

  it("says nothing of scores, reviewers, owners and notes", async () => {
    await database.db.updateTable("leads").set({ score: 987_654 }).execute();
    const bodies = await Promise.all(
      apiEndpoints.filter(({ method }) => method === "GET").map(({ path }) => api.get(addressOf(path))),
    );
    const text = bodies.map(({ body }) => body).join("\n");
    for (const word of ["987654", "Rui Sands", "Otto Blake", "Mara Keller", "Finn Ledger", "reviewerId", "ownerId"]) {
      expect(text, word).not.toContain(word);
    }
  });

  it("answers for what is not there as a problem", async () => {
    for (const id of ["lead_00000000000000000000000000", "x", "%00", "%ED%A0%80", "x".repeat(5_000), "..", "a.data"]) {
      const answer = await api.get(`/api/v1/leads/${id}`);
      expect(answer.status, id.slice(0, 20)).toBe(["%ED%A0%80", ".."].includes(id) ? 400 : 404);
      expect(answer.headers["content-type"], id.slice(0, 20)).toMatch(/^application\/problem\+json/);
      expect(differsFrom(endpointOf("getLead"), answer)).toBeNull();
    }
  });
});

describe("filters", () => {
  const rows = async (path: string) => pageOf(await api.get(path)).data as Record<string, unknown>[];

  it("choose leads by status, partner, and when they were submitted or changed", async () => {
    const { partnerId } = cast.people.ownerAdmin.actor;
    const all = await rows("/api/v1/leads?limit=100");
    expect(all).toHaveLength(10);
    const accepted = await rows("/api/v1/leads?status=accepted");
    expect(accepted).toHaveLength(6);
    expect(await rows(`/api/v1/leads?status=accepted&partnerId=${partnerId}`)).toHaveLength(3);
    const moments = all.map(({ submittedAt }) => String(submittedAt));
    expect(moments).toEqual([...moments].sort().reverse());
    const from = String(moments[3]);
    expect(await rows(`/api/v1/leads?submittedFrom=${from}`)).toHaveLength(4);
    expect(await rows(`/api/v1/leads?submittedBefore=${from}`)).toHaveLength(6);
    expect(await rows(`/api/v1/leads?submittedFrom=${from.replace("Z", "%2B00:00")}`)).toHaveLength(4);
    const changed = await rows(`/api/v1/leads?updatedSince=${from}`);
    expect(changed.map(({ updatedAt }) => updatedAt)).toEqual(changed.map(({ updatedAt }) => updatedAt).sort());
    expect(changed.every(({ updatedAt }) => String(updatedAt) >= from)).toBe(true);
    expect(await rows("/api/v1/leads?partnerId=ptnr_00000000000000000000000000")).toEqual([]);
  });

  it("choose commissions by status, partner and lead, and links by partner and program", async () => {
    const { partnerId } = cast.people.rivalAdmin.actor;
    const all = await rows("/api/v1/commissions");
    const own = await rows(`/api/v1/commissions?partnerId=${partnerId}`);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect((await rows(`/api/v1/commissions?leadId=${wonId}`)).every(({ leadId }) => leadId === wonId)).toBe(true);
    const statuses = new Set(all.map(({ status }) => status));
    for (const status of statuses) {
      const some = await rows(`/api/v1/commissions?status=${status}`);
      expect(some).toHaveLength(all.filter((row) => row.status === status).length);
    }
    expect(await rows("/api/v1/commissions?status=paid")).toEqual([]);
    expect(await rows(`/api/v1/links?partnerId=${partnerId}`)).toHaveLength(1);
    expect(await rows(`/api/v1/links?programId=${cast.world.programId}`)).toHaveLength(3);
  });

  const cursorOf = (sortValue: string, id: string) =>
    Buffer.from(JSON.stringify([1, sortValue, id])).toString("base64url");
  const wrong: [string, string][] = [
    ["leads?status=open", "status"],
    ["leads?status=", "status"],
    ["leads?state=accepted", "state"],
    ["leads?limit=0", "limit"],
    ["leads?limit=101", "limit"],
    ["leads?limit=1e1", "limit"],
    ["leads?limit=5&limit=5", "limit"],
    ["leads?cursor=zzz", "cursor"],
    ["leads?cursor=", "cursor"],
    [`leads?cursor=${cursorOf("submitted 9999-99-99T99:99:99.999Z", "lead_x")}`, "cursor"],
    [`leads?cursor=${cursorOf("submitted 2026-02-30T09:30:00.000Z", "lead_x")}`, "cursor"],
    [`leads?cursor=${cursorOf("submitted 0000-01-01T00:00:00.000Z", "lead_x")}`, "cursor"],
    [`leads?cursor=${cursorOf("submitted +275760-01-01T00:00:00.000Z", "lead_x")}`, "cursor"],
    [`leads?cursor=${cursorOf("submitted 2026-02-20T09:30:00.000Z", "lead_\u0000")}`, "cursor"],
    [`events/unmatched?cursor=${cursorOf("received 9223372036854775808", "evt_x")}`, "cursor"],
    ["leads?partnerId=%00", "partnerId"],
    ["leads?updatedSince=2026-11-24", "updatedSince"],
    ["leads?updatedSince=2026-11-24T09:30:00", "updatedSince"],
    ["leads?updatedSince=2026-02-30T09:30:00Z", "updatedSince"],
    ["leads?submittedFrom=yesterday", "submittedFrom"],
    ["leads?updatedSince=2026-11-24T09:30:00Z&submittedFrom=2026-11-24T09:30:00Z", "updatedSince"],
    ["leads?%22%3E%3Cscript%3E=1", "query"],
    ["leads?__proto__=1", "query"],
    ["commissions?status=accepted", "status"],
    ["partners?status=active", "status"],
    ["links?cursor=W10", "cursor"],
    ["events/unmatched?source=product", "source"],
    ["ledger/trial-balance?limit=5", "limit"],
  ];
  it.each(wrong)("refuse %s and name the parameter", async (path, parameter) => {
    const answer = await api.get(`/api/v1/${path}`);
    expect(answer.status, answer.body.slice(0, 300)).toBe(400);
    expect(answer.json).toMatchObject({ code: "invalid-parameter", errors: [{ parameter }] });
    expect(differsFrom(endpointOf("listLeads"), answer)).toBeNull();
  });

  it.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"])("take any moment: %s", async (moment) => {
    for (const name of ["updatedSince", "submittedFrom", "submittedBefore"]) {
      expect((await api.get(`/api/v1/leads?${name}=${moment}`)).status, name).toBe(200);
    }
  });

  it("refuse 10,000 characters shortly", async () => {
    for (const parameter of ["cursor", "partnerId", "status", "updatedSince", "limit"]) {
      const answer = await api.get(`/api/v1/leads?${parameter}=${"x".repeat(10_000)}`);
      expect(answer.json).toMatchObject({ status: 400, errors: [{ parameter }] });
      expect(answer.body.length).toBeLessThan(1_000);
    }
  });

  it("refuse the cursor of another order", async () => {
    const { nextCursor } = pageOf(await api.get("/api/v1/leads?limit=2"));
    for (const path of ["leads?updatedSince=2026-01-01T00:00:00Z&", "commissions?", "partners?", "events/unmatched?"]) {
      const answer = await api.get(`/api/v1/${path}cursor=${nextCursor}`);
      expect(answer.status).toBe(400);
    }
  });
});

it("reads a link's lead, of which little is known, without making anything up", async () => {
  const unknown = { country: "ZZ", industry: "", employeeCount: 0, planTier: "", seats: 0, website: "", domain: "" };
  await database.db
    .updateTable("leads")
    .set({ ...unknown, source: "link", timeline: "", budgetStatus: "" })
    .where("id", "=", wonId)
    .execute();
  const { json } = await api.get(`/api/v1/leads/${wonId}`);
  expect(leadResource.parse(json)).toMatchObject({ country: null, industry: null, employeeCount: null, seats: null });
});
