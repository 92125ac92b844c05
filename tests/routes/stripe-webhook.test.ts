import fc from "fast-check";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { startTestServer, type TestServer } from "../support/http-server";
import { drainJobs, jobServices } from "../support/run-jobs";
import { watchSurvival } from "./survival";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const now = new Date("2026-11-24T15:00:00Z");
const seconds = now.getTime() / 1000;
const [oldSecret, newSecret] = ["whsec_the-old-one-0123456789", "whsec_the-new-one-0123456789"];
const database = testDatabase();
let server: TestServer;
let world: World;
const { survives, report } = watchSurvival(() => server);

beforeAll(async () => {
  const env = { STRIPE_WEBHOOK_SECRET: `${oldSecret}, ${newSecret}` };
  server = await startTestServer({ database, now: () => now, env });
  world = await createWorld(database);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`Stripe webhook: seed ${seed}, ${report()}`);
});

/** A header as Stripe's own SDK writes it. */
const signed = (raw: string, secret = newSecret, at = seconds, scheme = "v1") =>
  Stripe.webhooks.generateTestHeaderString({ payload: raw, secret, timestamp: at, scheme });
/** The signature alone out of such a header. */
const sign = (raw: string) => signed(raw).split("v1=")[1];

function send(body: string | Buffer, signature: string) {
  const headers = { "content-type": "application/json", origin: "", "stripe-signature": signature };
  const sent = server.browser().send("/webhooks/stripe", { method: "POST", headers, body });
  return survives(sent, `${signature} ${String(body).slice(0, 300)}`);
}

let last = 0;
function stripeEvent(object: unknown = {}, change: object = {}): string {
  last += 1;
  return JSON.stringify({ id: `evt_${last}`, type: "invoice.paid", created: seconds, data: { object }, ...change });
}

const kept = (eventId: string) =>
  database.db.selectFrom("inboundEvents").select("id").where("eventId", "=", eventId).execute();

describe("signatures", () => {
  it.each<[string, (raw: string) => string, number]>([
    ["of the new secret", (raw) => signed(raw), 200],
    ["of the old secret", (raw) => signed(raw, oldSecret), 200],
    ["of several, one of which fits", (raw) => `t=${seconds},v1=${"0".repeat(64)},v1=${sign(raw)}`, 200],
    ["five minutes old", (raw) => signed(raw, newSecret, seconds - 300), 200],
    ["older than that", (raw) => signed(raw, newSecret, seconds - 301), 400],
    ["from the future", (raw) => signed(raw, newSecret, seconds + 301), 400],
    ["of another secret", (raw) => signed(raw, "whsec_somebody-elses-012345"), 400],
    ["of another text", () => signed("{}"), 400],
    ["of another moment", (raw) => `t=${seconds - 1},v1=${sign(raw)}`, 400],
    ["of an older scheme", (raw) => signed(raw, newSecret, seconds, "v0"), 400],
    ["without a moment", (raw) => `v1=${sign(raw)}`, 400],
    ["that says no moment", (raw) => `t=NaN,v1=${sign(raw)}`, 400],
    ["that is empty", () => "", 400],
    ["of commas", () => ",,,=,t=,v1=", 400],
  ])("%s are answered as they deserve", async (_, signatureOf, status) => {
    const raw = stripeEvent();
    expect((await send(raw, signatureOf(raw))).status).toBe(status);
    expect(await kept(`evt_${last}`)).toHaveLength(status === 200 ? 1 : 0);
  });

  it("of any text are refused", async () => {
    const raw = stripeEvent();
    const text = fc.string({ maxLength: 200 }).map((value) => value.replace(/[^\x20-\x7e]/g, "") || "x");
    await fc.assert(
      fc.asyncProperty(text, async (signature) => {
        expect((await send(raw, signature)).status).toBe(400);
      }),
      { seed, numRuns: 100 },
    );
  }, 60_000);

  it.each([
    ["where no secret is set", {}, oldSecret],
    ["where it is switched off", { STRIPE_WEBHOOK: "off" as const, STRIPE_WEBHOOK_SECRET: newSecret }, newSecret],
  ])(
    "are asked for: nothing is taken %s",
    async (_, env, secret) => {
      const open = await startTestServer({ database, now: () => now, env });
      const raw = stripeEvent();
      const headers = { "stripe-signature": signed(raw, secret), origin: "" };
      const answer = await open.browser().send("/webhooks/stripe", { method: "POST", headers, body: raw });
      await open.stop();
      expect(answer.status).toBe(503);
      expect(await kept(`evt_${last}`)).toEqual([]);
    },
    60_000,
  );
});

describe("what is signed", () => {
  it("counts once", async () => {
    const raw = stripeEvent();
    const answers = await Promise.all([1, 2, 3].map(() => send(raw, signed(raw))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await kept(`evt_${last}`)).toHaveLength(1);
  });

  it.each<[string, () => string, number]>([
    ["an id with NUL", () => stripeEvent({}, { id: "evt_\u0000" }), 400],
    ["a type with NUL", () => stripeEvent({}, { type: "a\u0000" }), 400],
    ["half a character for an id", () => stripeEvent({}, { id: "evt_\ud800" }), 400],
    ["a customer with NUL", () => stripeEvent({ customer: "cus_\u0000" }), 200],
    ["a carried reference with NUL", () => stripeEvent({ customer: "cus_1", client_reference_id: "a\u0000" }), 200],
    [
      "a name of half a character",
      () => stripeEvent({ id: "cus_2", name: "\ud800" }, { type: "customer.created" }),
      200,
    ],
    ["metadata with NUL", () => stripeEvent({ customer: "cus_3", metadata: { fl_click: "\u0000" } }), 200],
    ["a moment beyond every calendar", () => stripeEvent({}, { created: Number.MAX_SAFE_INTEGER }), 400],
    [
      "a trial beyond every calendar",
      () => stripeEvent({ id: "cus_4", created: 9e15 }, { type: "customer.created" }),
      200,
    ],
    ["an amount as text", () => stripeEvent({ customer: "cus_5", amount_paid: "100", currency: "usd" }), 200],
    ["an amount beyond counting", () => stripeEvent({ customer: "cus_6", amount_paid: 9e15, currency: "usd" }), 200],
    ["an unknown currency", () => stripeEvent({ customer: "cus_7", amount_paid: 1, currency: "zzz", id: "in_1" }), 200],
    ["an object that is none", () => stripeEvent("in_2"), 200],
    ["no object", () => stripeEvent({}, { data: null }), 200],
    ["an endless id", () => stripeEvent({}, { id: "x".repeat(10_000) }), 400],
    ["no JSON", () => "{", 400],
    ["a list", () => "[]", 400],
    ["2,000 levels", () => `${"[".repeat(2_000)}${"]".repeat(2_000)}`, 400],
  ])("and holds %s is answered and can be worked through", async (_, rawOf, status) => {
    const raw = rawOf();
    expect((await send(raw, signed(raw))).status).toBe(status);
    await drainJobs(world, jobServices(world));
  });

  it("and has any shape is answered and can be worked through", async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("\u0000", "\ud800", 1e15, -1, "usd", "cus_9"),
    );
    const names = ["id", "customer", "created", "amount_paid", "currency", "metadata", "payments", "charge", "email"];
    const types = ["invoice.paid", "charge.refunded", "customer.created", "credit_note.created", "x.y"];
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names), value),
        fc.constantFrom(...types),
        fc.dictionary(fc.constantFrom("previous_attributes", "extra"), value),
        async (object, type, more) => {
          const raw = stripeEvent(object, { type, data: { object, ...more } });
          expect([200, 400]).toContain((await send(raw, signed(raw))).status);
        },
      ),
      { seed, numRuns: 200 },
    );
    await drainJobs(world, jobServices(world));
  }, 120_000);
});
