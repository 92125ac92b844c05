import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { percentOf } from "~/kernel/money";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { durableDatabase } from "../support/durable-database";
import { eventually } from "../support/eventually";
import { Clock, createWorld } from "../support/factories";
import { startFakeResend } from "../support/fake-resend";
import { moneyRules } from "../support/money-world";
import { type ServeProcess, startServeProcess } from "../support/serve-process";
import { seededRandom } from "../support/seeded-random";

const long = process.env.FAIRLEAD_CRASH === "long";
const accounts = long ? 1_000 : 100;
const kills = long ? 40 : 10;
const processes = 2;
const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const eventsPerAccount = 10;

const rules = {
  ...moneyRules,
  rewards: [
    { key: "trial", trigger: "trial.started", amount: { type: "flat", minor: "2500", currency: "USD" }, holdDays: 0 },
    {
      key: "paid",
      trigger: "invoice.paid",
      amount: { type: "percent", basisPoints: 1_250 },
      holdDays: 10,
      recurring: { months: 12 },
    },
  ],
  limits: {},
  fraud: { lowEngagement: "off" },
  attribution: { windowDays: 30, touch: "last", portalOutranksLink: true, autoAcceptScore: 0 },
} as unknown as StoredProgramRules;

const database = durableDatabase();
const running: ServeProcess[] = [];
afterAll(() => Promise.all(running.map((one) => one.kill())));

type Event = { id: string } & Record<string, unknown>;

/** One account's year, and what it has to earn: worked out here without any of the product's rules. */
function accountStory(index: number, clickId: string, start: Date, random: () => number) {
  const account = { externalId: `acct-${index}` };
  let step = 0;
  const at = () => new Date(start.getTime() + ++step * 3_600_000).toISOString();
  const event = (type: string, more: object = {}): Event => ({
    id: `${index}-${step + 1}`,
    type,
    account,
    occurredAt: at(),
    ...more,
  });
  const events = [event("account.created", { attribution: { clickId } }), event("trial.started")];
  events.push(event("feature.activated", { feature: "reports" }));
  let owed = 2_500n;
  for (let n = 0; n < 5; n += 1) {
    const paid = 1_000 + Math.floor(random() * 90_000);
    const invoice = { invoiceId: `in-${index}-${n}`, currency: "USD" };
    events.push(event("invoice.paid", { ...invoice, amountMinor: paid }));
    const refunded = n < eventsPerAccount - 8 ? Math.floor(random() * paid) : 0;
    if (refunded > 0) events.push(event("invoice.refunded", { ...invoice, amountMinor: refunded }));
    owed += percentOf({ amountMinor: BigInt(paid - refunded), currency: "USD" }, 1_250).amountMinor;
  }
  return { account, events, owed };
}

/** Every event at least once, some several times, in no order, in deliveries of different size. */
function deliveriesOf(events: readonly Event[], random: () => number): Event[][] {
  const all = events.flatMap((event) => (random() < 0.3 ? [event, event] : [event]));
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as Event, all[last] as Event];
  }
  const deliveries: Event[][] = [];
  while (all.length > 0) deliveries.push(all.splice(0, 1 + Math.floor(random() * 24)));
  return deliveries;
}

describe("facts become commissions exactly once (R1)", () => {
  it(`${accounts * eventsPerAccount} events, ${kills} kills`, { timeout: long ? 3_600_000 : 240_000 }, async () => {
    const begunAt = Date.now();
    const random = seededRandom(seed);
    const clock = new Clock(new Date(Date.now() - 5 * day));
    const world = await createWorld(database, clock, rules);
    const tools = attributionIn(database, world);
    // Nobody works there: mails about money have a test of their own.
    const link = await tools.link({ partnerId: (await world.partner("Agency")).id });
    const stories = [];
    for (let index = 0; index < accounts; index += 1) {
      const clickId = await tools.click(link, new Date(clock.now().getTime() - day));
      stories.push(accountStory(index, clickId, clock.now(), random));
    }
    const events = stories.flatMap((story) => story.events);
    const admin = await world.vendor("Ada Marsh", "admin");
    const named = { name: "Crash test", source: "product", scopes: ["events:write" as const], days: 30 };
    const { key } = await createApiKey({ ...admin, now: () => new Date() }, named);
    const resend = await startFakeResend();
    const start = () => startServeProcess(database.url, { RESEND_BASE_URL: resend.baseUrl });
    for (let n = 0; n < processes; n += 1) running.push(await start());

    let lost = 0;
    let answered = 0;
    /** Sends a delivery until somebody answers for it, as a sender does who wants it to arrive. */
    async function deliver(delivery: readonly Event[]): Promise<{ accepted: number; duplicates: number }> {
      for (;;) {
        const target = running[Math.floor(random() * running.length)] as ServeProcess;
        try {
          const response = await fetch(`${target.url}/api/v1/events`, {
            method: "POST",
            headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
            body: JSON.stringify({ events: delivery }),
          });
          if (response.status === 202) {
            answered += 1;
            const outcome = (await response.json()) as { accepted: number; duplicates: number; rejected: unknown[] };
            expect(outcome.rejected).toEqual([]);
            return outcome;
          }
          expect([429, 503]).toContain(response.status);
        } catch (error) {
          // Its process was killed with the delivery on the way: whether it was taken nobody knows.
          if (error instanceof Error && error.name === "AssertionError") throw error;
          lost += 1;
        }
      }
    }

    const deliveries = deliveriesOf(events, random);
    const killAt = new Set(
      Array.from({ length: kills }, (_, n) => Math.floor(((n + 0.5) * deliveries.length) / kills)),
    );
    for (const [n, delivery] of deliveries.entries()) {
      const sending = deliver(delivery);
      if (killAt.has(n)) {
        const victim = Math.floor(random() * running.length);
        await (running[victim] as ServeProcess).kill();
        running[victim] = await start();
      }
      await sending;
    }

    const sentAt = Date.now();
    const settled = async () => {
      const { rows } = await sql<{ open: string }>`
        select (select count(*) from inbound_events where status = 'received')
          + (select count(*) from graphile_worker._private_jobs j
             join graphile_worker._private_tasks t on t.id = j.task_id
             where t.identifier not like 'messages.%' and t.identifier not like 'clock.%') as open
      `.execute(database.db);
      expect(Number(rows[0]?.open)).toBe(0);
    };
    const limit = long ? 1_800_000 : 150_000;
    await eventually(settled, limit);

    const amounts = async () => {
      const { rows } = await sql<{ externalId: string; owed: string; facts: string }>`
        with money as (select lead_id, sum(amount_minor) as owed from commissions group by lead_id),
          told as (select account_id, count(*) as facts from journal where source = 'product' group by account_id)
        select i.external_id, coalesce(m.owed, 0) as owed, coalesce(t.facts, 0) as facts
        from account_ids i join attributions a on a.account_id = i.account_id and a.ended_at is null
        left join money m on m.lead_id = a.lead_id
        left join told t on t.account_id = a.account_id
      `.execute(database.db);
      return new Map(rows.map(({ externalId, owed, facts }) => [externalId, `${facts} facts, ${owed}`]));
    };
    const wanted = new Map(
      stories.map(({ account, events: own, owed }) => [account.externalId, `${own.length} facts, ${owed}`]),
    );
    expect(await amounts()).toEqual(wanted);

    for (let from = 0; from < events.length; from += 500) {
      const again = await deliver(events.slice(from, from + 500));
      expect(again.accepted).toBe(0);
    }
    await eventually(settled, limit);
    expect(await amounts()).toEqual(wanted);
    // The processes live in real time, and so does whoever looks at what they wrote.
    const verifier = { ...world.ctxOf({ kind: "system" }), now: () => new Date() };
    expect((await verifyLedger(verifier)).differences).toEqual([]);
    console.info(
      `R1: ${events.length} events in ${deliveries.length} deliveries to ${processes} processes, ${kills} kills, ` +
        `${answered} answers, ${lost} deliveries cut off, seed ${seed}, ` +
        `${Math.round((sentAt - begunAt) / 1000)} s to send, ${Math.round((Date.now() - sentAt) / 1000)} s to settle twice: 0 lost, 0 doubled, 0 wrong`,
    );
    await resend.close();
  });
});
