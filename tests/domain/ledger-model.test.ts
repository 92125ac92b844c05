import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx } from "~/domain/context";
import { payPayout, returnLine, undoPayout } from "~/domain/payouts/commands/settle-payout";
import { isDomainError } from "~/kernel/errors";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, ledgerOf, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout } from "../support/pay-everything";

const nightly = process.env.FAIRLEAD_NIGHTLY === "1";
const [runs, steps] = nightly ? [2_000, 50] : [200, 30];
const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const database = testDatabase({ max: 8 });
let world: MoneyWorld;
let done = 0;

beforeAll(async () => {
  world = await createMoneyWorld(database);
});
afterAll(() => console.log(`R2: ${runs} histories of up to ${steps} commands, ${done} took effect, seed ${seed}`));

const index = fc.nat(20);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("fact" as const),
      lead: fc.nat(2),
      kind: fc.constantFrom(
        "lead.qualified",
        "invoice.paid",
        "invoice.paid",
        "invoice.refunded",
        "subscription.canceled",
        "opportunity.won",
        "opportunity.reopened",
      ),
      daysAgo: fc.nat(50),
      cents: fc.integer({ min: 0, max: 900_000 }),
      invoice: fc.nat(4),
      source: fc.nat(30),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("approve" as const, "reject" as const), index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("payout" as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pay" as const, "undo" as const, "return" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("again" as const), lead: fc.nat(2) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** One partner with three leads, and what happens to them. */
class History {
  private payoutId: string | null = null;
  private constructor(
    private readonly partner: PartnerCtx,
    private readonly leads: string[],
  ) {}

  static async open(): Promise<History> {
    const partner = await world.newPartner();
    const leads = [await acceptedLead(world, partner), await acceptedLead(world, partner)];
    leads.push(await acceptedLead(world, partner));
    world.clock.forward(50 * day);
    return new History(partner, leads);
  }

  private async commission(at: number) {
    const { partnerId } = this.partner.actor;
    const rows = await world.db
      .selectFrom("commissions")
      .select(["id", "revision"])
      .where("partnerId", "=", partnerId)
      .orderBy("id")
      .execute();
    const row = rows[at % Math.max(rows.length, 1)];
    return row && { commissionId: row.id, revision: row.revision };
  }

  private async payout() {
    const payoutId = this.payoutId ?? "";
    const row = await world.db.selectFrom("payouts").select("revision").where("id", "=", payoutId).executeTakeFirst();
    return { payoutId, revision: row?.revision ?? 1 };
  }

  async take(step: Step): Promise<void> {
    const { finance } = world;
    const system = world.ctxOf({ kind: "system" });
    const { partnerId } = this.partner.actor;
    if (step.do === "fact") {
      const { kind, cents, invoice, daysAgo, source } = step;
      const leadId = this.leads[step.lead] ?? "";
      const money = { amountMinor: String(cents), currency: "USD" };
      const bill = { invoiceId: `in_${invoice}`, refundId: `re_${source}` };
      const payload = kind.startsWith("invoice") ? { ...money, ...bill } : kind === "opportunity.won" ? money : {};
      const at = new Date(world.clock.now().getTime() - daysAgo * day);
      await recordFact(world, this.partner, leadId, { kind, at, payload, sourceId: `${leadId}:${source}` });
    } else if (step.do === "wait") {
      world.clock.forward(step.days * day);
      await releaseHolds(system);
    } else if (step.do === "approve" || step.do === "reject") {
      const target = await this.commission(step.index);
      if (!target) return;
      if (step.do === "approve") await approveCommission(finance, target);
      else await rejectCommission(finance, { ...target, reason: "Not earned." });
    } else if (step.do === "payout") this.payoutId = await makePayout(world, finance);
    else if (step.do === "pay") await payPayout(finance, { ...(await this.payout()), reference: "NW-1" });
    else if (step.do === "undo") await undoPayout(finance, await this.payout());
    else if (step.do === "return")
      await returnLine(finance, { ...(await this.payout()), partnerId, reason: "Account closed." });
    else if (step.do === "again") await reconcileLead(system, this.leads[step.lead] ?? "");
  }

  async check(): Promise<void> {
    const { rows, actual, wanted } = await ledgerOf(world, this.partner.actor.partnerId);
    expect(actual).toEqual(wanted);
    const months = new Map<string, bigint>();
    for (const { month, amountMinor, rejected } of rows) {
      if (!rejected) months.set(month, (months.get(month) ?? 0n) + amountMinor);
    }
    for (const sum of months.values()) expect(sum <= 120_000n).toBe(true);
  }
}

describe("the ledger", () => {
  it(
    `balances after every command of any history (R2, seed ${seed})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: steps, size: "max" }), async (history) => {
          const one = await History.open();
          for (const step of history) {
            try {
              await one.take(step);
              done += 1;
            } catch (error) {
              if (!isDomainError(error)) throw error;
            }
            await one.check();
          }
        }),
        { seed, numRuns: runs },
      );
      expect(done).toBeGreaterThan(runs * 5);
    },
    nightly ? 3 * 3_600_000 : 420_000,
  );

  it("says after all of it what the journal says", async () => {
    const { differences, commissions } = await verifyLedger(world.ctxOf({ kind: "system" }));
    expect(differences).toEqual([]);
    expect(commissions).toBeGreaterThan(runs / 2);
  }, 120_000);

  it("refuses a transaction that does not balance, and every change of what was posted", async () => {
    const post = (sql: string) =>
      database.pool.query(sql).then(
        () => "posted",
        (error: Error) => error.message,
      );
    const { rows } = await database.pool.query<{ id: string; account_id: string; currency: string }>(
      "select t.id, e.account_id, e.currency from ledger_transactions t join ledger_entries e on e.transaction_id = t.id limit 1",
    );
    const [one] = rows;
    const lonely = `insert into ledger_transactions (id, idempotency_key, input_hash, kind, occurred_at, recorded_at)
      values ('ltx_x', 'x', 'x', 'x', now(), now());`;
    expect(await post(lonely)).toMatch(/does not balance/);
    expect(
      await post(
        `begin; ${lonely} insert into ledger_entries values ('ltx_x', '${one?.account_id}', '${one?.currency}', 5); commit`,
      ),
    ).toMatch(/does not balance/);
    await database.pool.query("rollback");
    const { rows: free } = await database.pool.query<{ id: string }>(
      "select id from ledger_accounts where currency = $1 and id not in (select account_id from ledger_entries where transaction_id = $2) limit 2",
      [one?.currency, one?.id],
    );
    const added = free.map(({ id }, n) => `('${one?.id}', '${id}', '${one?.currency}', ${n === 0 ? 5 : -5})`);
    expect(await post(`insert into ledger_entries values ${added.join()}`)).toMatch(/is closed/);
    for (const change of [
      "update ledger_entries set amount_minor = 1",
      "delete from ledger_entries",
      "truncate ledger_entries",
    ])
      expect(await post(change)).toMatch(/append-only/);
  });

  it("shows an amount that was changed behind its back", async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      "update commissions set amount_minor = amount_minor - 1 where id = (select id from commissions where amount_minor > 1 and status = 'paid' limit 1) returning id",
    );
    const { differences } = await verifyLedger(world.ctxOf({ kind: "system" }));
    expect(differences.map(({ about }) => about)).toContain(`commission ${rows[0]?.id}`);
    expect(differences.some(({ about }) => about.startsWith("account "))).toBe(true);
  }, 60_000);
});
