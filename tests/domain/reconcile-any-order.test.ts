import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { hour } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld } from "../support/factories";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const runs = 200;
const database = testDatabase();
let deliveries = 0;

afterAll(() => console.log(`reconcile in any order: N ${runs} histories, ${deliveries} deliveries, seed ${seed}`));

const kinds = [
  "lead.accepted",
  "lead.qualified",
  "opportunity.opened",
  "opportunity.won",
  "opportunity.reopened",
] as const;
type Fact = { kind: (typeof kinds)[number]; hours: number; amount: number };

/** Histories that a real lead has: it is accepted, perhaps qualified and won, perhaps reopened and won again. */
const fact = fc.record({
  kind: fc.constantFrom(...kinds),
  hours: fc.nat(200),
  amount: fc.integer({ min: 1, max: 10_000_000 }),
});
const history = fc
  .array(fact, { minLength: 1, maxLength: 6 })
  .map((facts): Fact[] => [
    { kind: "lead.accepted", hours: 0, amount: 1 },
    ...facts.filter(({ kind }) => kind !== "lead.accepted"),
  ]);
/** In which order they arrive: indexes, some of them twice. */
const order = fc.array(fc.tuple(fc.nat(1_000), fc.boolean()), { minLength: 7, maxLength: 7 });

it(`gives the same commissions whatever the order, and twice (seed ${seed})`, async () => {
  const world = await createWorld(database);
  const partner = await world.member(await world.partner("Brightside"), "Ana Duarte", "admin");
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const system = world.ctxOf({ kind: "system" });
  const start = world.clock.now().getTime() - 1_000 * hour;
  let company = 0;

  /** A second delivery of the same fact changes nothing, as for every source. */
  async function deliver(leadId: string, { kind, hours, amount }: Fact, number: number): Promise<void> {
    deliveries += 1;
    const payload = kind.startsWith("opportunity.") ? { amountMinor: String(amount), currency: "USD" } : {};
    await database.db
      .insertInto("journal")
      .values({
        // The same id order in every delivery: facts of one moment are told apart by it.
        id: `jrn_${leadId.slice(5, 29)}${number}`,
        kind,
        audience: "partner",
        leadId,
        partnerId: partner.actor.partnerId,
        programId: world.programId,
        actorKind: "vendor",
        actorId: manager.actor.userId,
        occurredAt: new Date(start + hours * hour),
        recordedAt: world.clock.now(),
        source: "test",
        sourceId: `${leadId}:${number}`,
        payload: JSON.stringify(payload),
      })
      .onConflict((oc) => oc.columns(["source", "sourceId"]).doNothing())
      .execute();
  }

  /** What is due in the end; what was taken back meanwhile does not count. */
  async function standing(leadId: string) {
    const rows = await database.db
      .selectFrom("commissions")
      .select([
        "rewardKey",
        "milestoneKey",
        "milestoneAt",
        "amountMinor",
        "currency",
        "status",
        "holdUntil",
        "acceptedBy",
        "fourEyes",
      ])
      .where("leadId", "=", leadId)
      .where("status", "<>", "reversed")
      .orderBy("rewardKey")
      .execute();
    return rows;
  }

  await fc.assert(
    fc.asyncProperty(history, order, async (facts, arrivals) => {
      const [straight, mixed] = [
        await world.submit(partner, `Even ${++company}`),
        await world.submit(partner, `Odd ${company}`),
      ];
      const inTime = facts
        .map((one, number) => ({ one, number }))
        .sort((a, b) => a.one.hours - b.one.hours || a.number - b.number);
      for (const { one, number } of inTime) await deliver(straight, one, number);
      await reconcileLead(system, straight);

      const shuffled = facts
        .map((one, number) => ({
          one,
          number,
          rank: arrivals[number]?.[0] ?? 0,
          twice: arrivals[number]?.[1] ?? false,
        }))
        .sort((a, b) => a.rank - b.rank);
      for (const { one, number, twice } of shuffled) {
        await deliver(mixed, one, number);
        await reconcileLead(system, mixed);
        if (twice) {
          await deliver(mixed, one, number);
          await reconcileLead(system, mixed);
        }
      }
      for (const { one, number } of shuffled) await deliver(mixed, one, number);
      await Promise.all([reconcileLead(system, mixed), reconcileLead(system, mixed)]);
      expect(await standing(mixed)).toEqual(await standing(straight));
    }),
    { seed, numRuns: runs },
  );
}, 180_000);
