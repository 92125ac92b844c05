import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { statementCsv } from "~/domain/payouts/views/statement-files";
import { getStatement, listStatements } from "~/domain/payouts/views/statements";
import { isDomainError } from "~/kernel/errors";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { MoneyHistory, moneyStep } from "../support/money-history";
import { createMoneyWorld, type MoneyWorld } from "../support/money-world";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const [runs, steps] = process.env.FAIRLEAD_NIGHTLY === "1" ? [200, 60] : [25, 40];
const database = testDatabase({ max: 8 });
let world: MoneyWorld;
let second: VendorCtx;
let compared = 0;
let lines = 0;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  second = await world.vendor("Sol Second", "partner_manager", "finance");
});
afterAll(() =>
  console.log(`statements stay: ${runs} histories, ${compared} looks at ${lines} final lines, seed ${seed}`),
);

/** The statements of the months that are over, as they are saved. */
async function finalStatements(partner: PartnerCtx): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const { months } = await listStatements(partner, partner.actor.partnerId);
  for (const month of months) {
    const statement = await getStatement(partner, partner.actor.partnerId, month);
    if (!statement.provisional)
      found.set(month, JSON.stringify(statement.currencies, bigints) + statementCsv(statement));
  }
  return found;
}

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);

it(`a statement of a month that is over stays as it is, whatever is recorded later (seed ${seed})`, async () => {
  const history = fc.array(moneyStep, { minLength: steps, maxLength: steps });
  await fc.assert(
    fc.asyncProperty(history, async (taken) => {
      const one = await MoneyHistory.open(database, world.clock, second);
      const seen = one.partners.map(() => new Map<string, string>());
      for (const [n, step] of taken.entries()) {
        await one.take(step).catch((error: unknown) => {
          if (!isDomainError(error)) throw error;
        });
        if (n % 8 === 7) world.clock.forward(20 * day);
        if (n % 4 !== 3) continue;
        for (const [index, partner] of one.partners.entries()) {
          const before = seen[index] ?? new Map<string, string>();
          const now = await finalStatements(partner);
          for (const [month, text] of before) {
            expect(now.get(month), month).toBe(text);
            compared += 1;
            lines += text.split("\n").length;
          }
          seen[index] = now;
        }
      }
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(runs * 10);
}, 300_000);
