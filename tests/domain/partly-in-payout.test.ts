import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { partsOf } from "~/domain/commissions/standing";
import type { CommissionStatus } from "~/domain/commissions/types";
import { listCommissionResources } from "~/domain/commissions/views/api-commissions";
import { getEarning, listDeskCommissions, readSums } from "~/domain/commissions/views/commissions";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { payPayout, returnLine } from "~/domain/payouts/commands/settle-payout";
import { getEarningsPage } from "~/domain/payouts/views/earnings";
import { assert } from "~/kernel/assert";
import { isDomainError } from "~/kernel/errors";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { MoneyHistory, moneyStep } from "../support/money-history";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout, payEverything } from "../support/pay-everything";

const seed = Number(process.env.FAIRLEAD_SEED ?? 20_261_124);
const database = testDatabase({ max: 8 });
let world: MoneyWorld;
let second: VendorCtx;
let compared = 0;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  second = await world.vendor("Sol Second", "partner_manager", "finance");
});
afterAll(() => console.log(`parts: ${compared} commissions compared with the sums of the lists, seed ${seed}`));

const rowOf = (leadId: string) =>
  database.db.selectFrom("commissions").selectAll().where("leadId", "=", leadId).executeTakeFirstOrThrow();
const target = async (leadId: string) => {
  const { id: commissionId, revision } = await rowOf(leadId);
  return { commissionId, revision };
};

/** The commission as another system reads it. */
async function told(leadId: string) {
  const rights = { scopes: new Set<never>(), permissions: new Set<never>() };
  const reader = world.ctxOf({ kind: "integration", apiKeyId: "key", source: "books", ...rights });
  const [row] = (await listCommissionResources(reader, { leadId, limit: 1 })).data;
  assert(row, "the lead has a commission");
  return row;
}

/** What stands where, for one partner, as its Earnings page and the desk's lists say it. */
async function standing(partner: PartnerCtx, leadId: string) {
  const { id } = await rowOf(leadId);
  const { positions } = await getEarningsPage(partner, {});
  const { currency: _, nextHoldEndsAt: __, ...figures } = positions[0] ?? {};
  const lists: string[] = [];
  for (const status of ["awaiting_approval", "approved", "in_payout", "paid"] as const) {
    const { rows } = await listDeskCommissions(world.finance, { status, partner: partner.actor.partnerId });
    if (rows.some((row) => row.id === id)) lists.push(status);
  }
  const { parts } = await getEarning(partner, id);
  const { approvedMinor, paidMinor, inPayoutMinor } = await told(leadId);
  expect(parts.map(({ status, amountMinor }) => status === "approved" && amountMinor).filter(Boolean)).toEqual(
    approvedMinor > paidMinor + inPayoutMinor ? [BigInt(approvedMinor - paidMinor - inPayoutMinor)] : [],
  );
  return { figures, lists, parts: parts.map(({ status, amountMinor }) => `${status} ${amountMinor}`) };
}

it("what is due beyond a payout is shown beside what is in it, before and after it is paid", async () => {
  const partner = await world.newPartner();
  const leadId = await acceptedLead(world, partner);
  const bill = { currency: "USD", invoiceId: "in_1" };
  const fact = (kind: "invoice.paid" | "invoice.refunded", payload: object) =>
    recordFact(world, partner, leadId, { kind, at: world.clock.now(), payload: { ...bill, ...payload } });
  // ($4,000 − $1,000) × 10 % = $300
  await fact("invoice.paid", { amountMinor: "400000" });
  await fact("invoice.refunded", { amountMinor: "100000", refundId: "re_1" });
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
  await approveCommission(world.finance, await target(leadId));
  const payoutId = await makePayout(world, world.finance);
  // The answer to an appeal sets $400: $300 in the payout + $100 to be approved.
  const { commissionId } = await target(leadId);
  const { disputeId } = await openDispute(partner, { leadId, commissionId, statement: "The refund was not ours." });
  await answerDispute(second, { disputeId, revision: 1, verdict: "uphold", answer: "Right.", amount: "400" });
  const nothing = { onHoldMinor: 0n, nettedMinor: 0n };
  expect(await standing(partner, leadId)).toEqual({
    figures: { ...nothing, earnedMinor: 40_000n, awaitingMinor: 10_000n, payableMinor: 30_000n, paidMinor: 0n },
    lists: ["awaiting_approval", "in_payout"],
    parts: ["in_payout 30000", "awaiting_approval 10000"],
  });
  await expect(approveCommission(world.finance, await target(leadId))).rejects.toThrow("A part of it is in a payout");
  expect(await told(leadId)).toMatchObject({ approvedMinor: 30_000, inPayoutMinor: 30_000, paidMinor: 0 });
  const revision = await world.revisionOf("payouts", payoutId);
  await payPayout(world.finance, { payoutId, revision, reference: "NW-1" });
  expect(await standing(partner, leadId)).toEqual({
    figures: { ...nothing, earnedMinor: 40_000n, awaitingMinor: 10_000n, payableMinor: 0n, paidMinor: 30_000n },
    lists: ["awaiting_approval", "paid"],
    parts: ["paid 30000", "awaiting_approval 10000"],
  });
  await approveCommission(world.finance, await target(leadId));
  expect((await standing(partner, leadId)).parts).toEqual(["paid 30000", "approved 10000"]);
  // The rest is paid and comes back from the bank: the first payment stays what it was.
  const first = await rowOf(leadId);
  world.clock.forward(day);
  const rest = await payEverything(world, world.finance, "NW-2");
  expect((await rowOf(leadId)).paymentReference).toBe("NW-2");
  const returned = { payoutId: rest, partnerId: partner.actor.partnerId, reason: "The account is closed." };
  await returnLine(world.finance, { ...returned, revision: await world.revisionOf("payouts", rest) });
  const { paidAt, paidBy, paymentReference } = first;
  expect(await rowOf(leadId)).toMatchObject({ settledMinor: 30_000n, paidAt, paidBy, paymentReference });
  expect((await verifyLedger(world.ctxOf({ kind: "system" }))).differences).toEqual([]);
});

it(`the sums of the lists are the parts of their commissions, after any history (seed ${seed})`, async () => {
  const history = fc.array(moneyStep, { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const one = await MoneyHistory.open(database, world.clock, second);
      for (const step of steps) {
        await one.take(step).catch((error: unknown) => {
          if (!isDomainError(error)) throw error;
        });
      }
      for (const partner of one.partners) {
        const rows = await database.db
          .selectFrom("commissions")
          .selectAll()
          .where("partnerId", "=", partner.actor.partnerId)
          .execute();
        const wanted = new Map<string, bigint>();
        for (const { kind, currency, ...row } of rows) {
          compared += 1;
          for (const part of partsOf({ ...row, status: row.status as CommissionStatus }, world.clock.now())) {
            const key = `${kind} ${currency} ${part.status}`;
            wanted.set(key, (wanted.get(key) ?? 0n) + part.amountMinor);
          }
        }
        const found = (await readSums(partner))
          .filter(({ amountMinor }) => amountMinor !== 0n)
          .map(({ kind, currency, status, amountMinor }) => [`${kind} ${currency} ${status}`, amountMinor] as const);
        // A sum of nothing is no line in the lists.
        expect(new Map(found)).toEqual(new Map([...wanted].filter(([, amountMinor]) => amountMinor !== 0n)));
      }
    }),
    { seed, numRuns: 40, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(100);
}, 120_000);
