import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import type { PartnerCtx } from "~/domain/context";
import { hour } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createMoneyWorld, recordFact } from "../support/money-world";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const runs = 100;
const database = testDatabase();
let deliveries = 0;

afterAll(() => console.log(`reconcile in any order: N ${runs} histories, ${deliveries} deliveries, seed ${seed}`));

const kinds = [
  "lead.qualified",
  "opportunity.won",
  "opportunity.reopened",
  "invoice.paid",
  "invoice.refunded",
  "subscription.canceled",
] as const;

/** Facts of two leads of one partner: limits and volume reach from one to the other. */
const fact = fc.record({
  lead: fc.nat(1),
  kind: fc.constantFrom(...kinds),
  // A few moments only: many facts happen at the same one.
  hours: fc.oneof(fc.constantFrom(100, 101), fc.integer({ min: 1, max: 2_000 })),
  cents: fc.integer({ min: 1, max: 900_000 }),
  invoice: fc.nat(3),
});
type Fact = typeof fact extends fc.Arbitrary<infer Value> ? Value : never;
type Numbered = Fact & { number: number };

/** In which order facts arrive, and which of them twice. */
const arrivals = fc.array(fc.tuple(fc.nat(1_000), fc.boolean()), { minLength: 10, maxLength: 10 });

it(`gives the same commissions whatever the order, and twice (seed ${seed})`, async () => {
  const world = await createMoneyWorld(database);
  const system = world.ctxOf({ kind: "system" });
  const start = world.clock.now();
  let companies = 0;

  async function open() {
    const partner = await world.newPartner();
    const submit = () => world.submit(partner, `Company ${++companies}`);
    return { partner, leads: [await submit(), await submit()] };
  }

  async function accept(partner: PartnerCtx, leads: string[]): Promise<void> {
    for (const leadId of leads) {
      await recordFact(world, partner, leadId, {
        kind: "lead.accepted",
        at: start,
        payload: {},
        sourceId: `a${leadId}`,
      });
    }
  }

  /** A second delivery of the same fact changes nothing, as for every source. */
  async function deliver(to: { partner: PartnerCtx; leads: string[] }, one: Numbered): Promise<void> {
    deliveries += 1;
    const { kind, cents, invoice, number } = one;
    const leadId = to.leads[one.lead] ?? "";
    const money = { amountMinor: String(cents), currency: "USD" };
    const bill = { ...money, invoiceId: `in_${invoice}`, refundId: `re_${number}` };
    const payload = kind.startsWith("invoice") ? bill : kind === "opportunity.won" ? money : {};
    const at = new Date(start.getTime() + one.hours * hour);
    await recordFact(world, to.partner, leadId, { kind, at, payload, sourceId: `${leadId}:${number}` });
  }

  /** What is due in the end; what was taken back meanwhile does not count. */
  async function standing({ partner, leads }: { partner: PartnerCtx; leads: string[] }) {
    const rows = await database.db
      .selectFrom("commissions")
      .select(["leadId", "rewardKey", "milestoneKey", "milestoneAt", "grossMinor", "amountMinor", "currency"])
      .select(["status", "holdUntil", "month", "outranked", "explanation", "cuts", "fourEyes"])
      .where("partnerId", "=", partner.actor.partnerId)
      .where("status", "<>", "reversed")
      .execute();
    const named = rows.map(({ leadId, ...row }) => ({ ...row, lead: leads.indexOf(leadId) }));
    const place = (row: (typeof named)[number]) => `${row.lead} ${row.rewardKey} ${row.milestoneKey}`;
    return named.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }

  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 9 }), arrivals, async (facts, order) => {
      world.clock.at = new Date(start.getTime());
      const [straight, mixed] = [await open(), await open()];
      world.clock.forward(2_400 * hour);
      const numbered = facts.map((one, number): Numbered => ({ ...one, number }));
      await accept(straight.partner, straight.leads);
      for (const one of [...numbered].sort((a, b) => a.hours - b.hours || a.number - b.number)) {
        await deliver(straight, one);
      }

      const shuffled = [...numbered].sort((a, b) => (order[a.number]?.[0] ?? 0) - (order[b.number]?.[0] ?? 0));
      for (const one of shuffled) {
        await deliver(mixed, one);
        if (order[one.number]?.[1]) await deliver(mixed, one);
      }
      await accept(mixed.partner, [...mixed.leads].reverse());
      for (const one of shuffled) await deliver(mixed, one);
      await Promise.all(mixed.leads.map((leadId) => reconcileLead(system, leadId)));
      expect(await standing(mixed)).toEqual(await standing(straight));
    }),
    { seed, numRuns: runs },
  );
}, 180_000);
