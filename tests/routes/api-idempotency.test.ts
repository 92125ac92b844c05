import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOnce } from "~/domain/integrations/commands/answer-once";
import type { IntegrationCtx } from "~/domain/context";
import { submitLeadForPartner } from "~/domain/leads/commands/submit-lead-for-partner";
import { newLeadBody as newLeadSchema } from "~/domain/leads/api-input";
import { minute } from "~/kernel/time";
import { type ApiClient, apiClient, makeKey, newLeadBody } from "../support/api-client";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 25 });
let now = new Date("2026-11-24T15:00:00Z");
let server: TestServer;
let cast: Cast;
let api: ApiClient;
let apiKeyId: string;
let partnerId: string;
const path = "/api/v1/leads";

beforeAll(async () => {
  server = await startTestServer({ database, now: () => now });
  cast = await createCast(database, server);
  const made = await makeKey(cast);
  apiKeyId = made.id;
  api = apiClient(server, made.key);
  partnerId = cast.people.ownerAdmin.actor.partnerId;
}, 180_000);
afterAll(() => server?.stop());

const keyed = (key: string) => ({ "idempotency-key": key });
const newBody = () => newLeadBody(partnerId, `Once ${cast.next()} Freight`);
const leadsOf = async ({ website }: { website: string }) =>
  (await database.db.selectFrom("leads").select("id").where("website", "=", website).execute()).length;

describe("a lead with an Idempotency-Key", () => {
  it("is one however often it is sent, with the same answer", async () => {
    const body = newBody();
    const first = await api.post(path, body, keyed("again"));
    expect(first.status).toBe(201);
    for (let n = 0; n < 3; n += 1) {
      const repeated = await api.post(path, body, keyed("again"));
      expect([repeated.status, repeated.body, repeated.headers.location]).toEqual([
        201,
        first.body,
        first.headers.location,
      ]);
    }
    expect(await leadsOf(body)).toBe(1);
  });

  it("is refused when the key came with another body, or with another call", async () => {
    const body = newBody();
    expect((await api.post(path, body, keyed("other"))).status).toBe(201);
    const answer = await api.post(path, newBody(), keyed("other"));
    expect([answer.status, answer.json]).toEqual([422, expect.objectContaining({ code: "key-reused" })]);
    const events = await api.post("/api/v1/events", body, keyed("other"));
    expect(events.status).toBe(422);
  });

  it("is another lead under another system's key", async () => {
    const body = newBody();
    const other = apiClient(server, (await makeKey(cast)).key);
    const ids = await Promise.all([api, other].map(async (one) => (await one.post(path, body, keyed("shared"))).json));
    expect(new Set(ids.map((lead) => (lead as { id: string }).id)).size).toBe(2);
  });

  it("is exactly one when 20 come at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const body = newBody();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => api.post(path, body, keyed(`at once ${round}`.replaceAll(" ", "-")))),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
      expect(statuses).toContain(201);
      const made = answers.filter(({ status }) => status === 201).map(({ body: text }) => text);
      expect(new Set(made).size).toBe(1);
      expect(await leadsOf(body)).toBe(1);
    }
  });

  it("waits for a first one that is under way, and takes its place when that never ends", async () => {
    const body = newBody();
    const row = { apiKeyId, key: "running", fingerprint: "another", createdAt: now };
    await database.db.insertInto("idempotentAnswers").values(row).execute();
    expect((await api.post(path, body, keyed("running"))).json).toMatchObject({ code: "key-reused" });
    await database.db.deleteFrom("idempotentAnswers").where("key", "=", "running").execute();

    const done = await api.post(path, body, keyed("running"));
    expect(done.status).toBe(201);
    const half = database.db.updateTable("idempotentAnswers").where("key", "=", "running");
    await half.set({ status: null, body: null }).execute();
    const busy = await api.post(path, body, keyed("running"));
    expect([busy.status, busy.json]).toEqual([409, expect.objectContaining({ code: "in-flight" })]);
    now = new Date(now.getTime() + 3 * minute);
    expect((await api.post(path, body, keyed("running"))).status).toBe(201);
  });

  it("that was refused may succeed later", async () => {
    const program = database.db.updateTable("programs").where("id", "=", cast.world.programId);
    const body = newBody();
    await program.set({ status: "paused" }).execute();
    expect((await api.post(path, body, keyed("later"))).status).toBe(409);
    await program.set({ status: "live" }).execute();
    expect((await api.post(path, body, keyed("later"))).status).toBe(201);
    expect(await leadsOf(body)).toBe(1);
  });

  it.each(["", "a b", "x".repeat(201), "ä"])("is refused when the key is %j", async (key) => {
    const body = newBody();
    const headers = { "idempotency-key": Buffer.from(key, "utf8").toString("latin1") };
    const answer = await api.post(path, body, headers);
    // An empty header is none.
    expect(answer.status).toBe(key === "" ? 201 : 400);
    if (key !== "") expect(answer.json).toMatchObject({ code: "bad-key" });
  });
});

it("leaves no lead behind whose answer could not be kept", async () => {
  const body = newBody();
  const actor = { kind: "integration", apiKeyId, source: "product", scopes: new Set(), permissions: new Set() };
  const ctx = cast.world.ctxOf(actor as unknown as IntegrationCtx["actor"]);
  const sent = answerOnce(ctx, { apiKeyId, key: "slow", request: "slow" }, async (inside) => {
    await submitLeadForPartner(inside, newLeadSchema.parse(body));
    // So slow that a repetition has taken the key over.
    await database.db
      .updateTable("idempotentAnswers")
      .set({ createdAt: new Date(now.getTime() + 5 * minute) })
      .where("key", "=", "slow")
      .execute();
    return { status: 201, body: "{}" };
  });
  await expect(sent).rejects.toMatchObject({ code: "in-flight" });
  expect(await leadsOf(body)).toBe(0);
  const kept = await database.db.selectFrom("idempotentAnswers").select("key").where("key", "=", "slow").execute();
  expect(kept, "the repetition's own").toHaveLength(1);
});
