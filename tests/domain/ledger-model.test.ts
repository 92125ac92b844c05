import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { VendorCtx } from "~/domain/context";
import { isDomainError } from "~/kernel/errors";
import { testDatabase } from "../support/database";
import { MoneyHistory, moneyStep } from "../support/money-history";
import { createMoneyWorld, type MoneyWorld } from "../support/money-world";

const nightly = process.env.FAIRLEAD_NIGHTLY === "1";
const [runs, steps] = nightly ? [2_000, 50] : [200, 30];
/** The books are worked out from the journal after so many commands, and at the end of each history. */
const journalEvery = nightly ? 1 : 10;
const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const database = testDatabase({ max: 8 });
let world: MoneyWorld;
let second: VendorCtx;
const done = new Map<string, number>();

beforeAll(async () => {
  world = await createMoneyWorld(database);
  second = await world.vendor("Sol Second", "partner_manager", "finance");
});
afterAll(() => {
  const effects = [...done].map(([what, n]) => `${n} ${what}`).join(", ");
  console.log(`R2: ${runs} histories of ${steps} commands, seed ${seed}; took effect: ${effects}`);
});

describe("the ledger", () => {
  it(
    `balances after every command of any history (R2, seed ${seed})`,
    async () => {
      const whole = { minLength: steps, maxLength: steps };
      await fc.assert(
        fc.asyncProperty(fc.array(moneyStep, whole), async (history) => {
          const one = await MoneyHistory.open(database, world.clock, second);
          for (const [n, step] of history.entries()) {
            const refused = await one.take(step).then(
              () => false,
              (error: unknown) => {
                if (!isDomainError(error)) throw error;
                return true;
              },
            );
            if (!refused) done.set(step.do, (done.get(step.do) ?? 0) + 1);
            const byJournal = n % journalEvery === journalEvery - 1 || n === steps - 1;
            // What was refused was rolled back; the next look at all of it would show if it was not.
            if (!refused || byJournal) expect(await one.check(byJournal)).toEqual([]);
          }
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      // Every kind of command has to have happened, or nothing is known about it.
      expect(done.size).toBe(20);
    },
    nightly ? 6 * 3_600_000 : 420_000,
  );

  it("says after all of it what the journal says", async () => {
    const { differences, commissions } = await verifyLedger(world.ctxOf({ kind: "system" }));
    expect(differences).toEqual([]);
    expect(commissions).toBeGreaterThan(runs);
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
      "update commissions set amount_minor = amount_minor - 1 where id = (select id from commissions where amount_minor > 1 and status = 'paid' and kind = 'cash' limit 1) returning id",
    );
    const { differences } = await verifyLedger(world.ctxOf({ kind: "system" }));
    expect(differences.map(({ about }) => about)).toContain(`commission ${rows[0]?.id}`);
    expect(differences.some(({ about }) => about.startsWith("account "))).toBe(true);
  }, 60_000);
});
