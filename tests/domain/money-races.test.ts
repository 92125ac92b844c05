import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { approveCommission, fulfilCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx } from "~/domain/context";
import { createPayout } from "~/domain/payouts/commands/create-payout";
import { payPayout, returnLine, undoPayout } from "~/domain/payouts/commands/settle-payout";
import { previewPayout } from "~/domain/payouts/views/preview-payout";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { day, isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { Clock, createWorld } from "../support/factories";
import {
  acceptedLead,
  createMoneyWorld,
  ledgerOf,
  moneyRules,
  type MoneyWorld,
  recordFact,
} from "../support/money-world";
import { makePayout } from "../support/pay-everything";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 5 });
let world: MoneyWorld;
let partner: PartnerCtx;
let leadId: string;
let raced = 0;

afterAll(() => console.log(`R3: ${raced} commands raced by ${workers} workers at a time`));

/** One partner with a flat commission of $250 that awaits approval. */
beforeEach(async () => {
  world ??= await createMoneyWorld(database);
  partner = await world.newPartner();
  leadId = await acceptedLead(world, partner);
  await fact("lead.qualified");
});

const fact = (kind: "lead.qualified" | "invoice.paid" | "invoice.refunded", payload = {}) =>
  recordFact(world, partner, leadId, { kind, at: world.clock.now(), payload });

const commission = (column = "trigger", value: string = "lead.qualified") =>
  database.db
    .selectFrom("commissions")
    .selectAll()
    .where("partnerId", "=", partner.actor.partnerId)
    .where(column as "trigger", "=", value)
    .executeTakeFirstOrThrow();
const target = async () => {
  const { id: commissionId, revision } = await commission();
  return { commissionId, revision };
};
const payoutTarget = async (payoutId: string) => ({ payoutId, revision: await world.revisionOf("payouts", payoutId) });

/** What was raced is counted; nothing but a refusal may stop anybody. */
async function raceAll(runners: (() => Promise<unknown>)[]) {
  raced += runners.length;
  const result = await race(runners);
  expect(result.broken).toEqual([]);
  const { rows, actual, wanted } = await ledgerOf(world, partner.actor.partnerId);
  expect(actual).toEqual(wanted);
  for (const row of rows) expect(row.settledMinor <= row.approvedMinor).toBe(true);
  return result;
}

const approved = async () => approveCommission(world.finance, await target());
const paidOut = async () => {
  await approved();
  const payoutId = await makePayout(world, world.finance);
  await payPayout(world.finance, { ...(await payoutTarget(payoutId)), reference: "NW-1" });
  return payoutId;
};
const terms = () => ({
  currency: "USD",
  cutOff: isoDateIn(world.clock.now(), world.finance.actor.timeZone),
  minimum: "0",
});

describe("20 workers at once", () => {
  it("approve a commission once", async () => {
    const at = await target();
    const { won } = await raceAll(times(() => () => approveCommission(world.finance, at)));
    expect(won).toBe(1);
  });

  it("approve or reject it: one of them", async () => {
    const at = await target();
    const reason = "Not ours.";
    const { won } = await raceAll(
      times(
        (n) => () =>
          n % 2 ? approveCommission(world.finance, at) : rejectCommission(world.finance, { ...at, reason }),
      ),
    );
    expect(won).toBe(1);
  });

  it("make one payout of the same commissions", async () => {
    await approved();
    const { totalMinor } = await previewPayout(world.finance, terms());
    const { won } = await raceAll(
      times(() => () => createPayout(world.finance, { ...terms(), seenMinor: totalMinor.toString() })),
    );
    expect(won).toBe(1);
    const items = await database.db
      .selectFrom("payoutItems")
      .select("amountMinor")
      .where("partnerId", "=", partner.actor.partnerId)
      .execute();
    expect(items).toEqual([{ amountMinor: 25_000n }]);
  });

  it("pay it or undo it, once", async () => {
    await approved();
    const at = await payoutTarget(await makePayout(world, world.finance));
    const { won } = await raceAll(
      times(
        (n) => () => (n % 2 ? payPayout(world.finance, { ...at, reference: "NW-1" }) : undoPayout(world.finance, at)),
      ),
    );
    expect(won).toBe(1);
    const { settledMinor, reservedMinor } = await commission();
    expect(reservedMinor).toBe(0n);
    expect([0n, 25_000n]).toContain(settledMinor);
  });

  it("take a payment back once, and it can be paid once more and not twice", async () => {
    const payoutId = await paidOut();
    const at = await payoutTarget(payoutId);
    const { partnerId } = partner.actor;
    const { won } = await raceAll(
      times(() => () => returnLine(world.finance, { ...at, partnerId, reason: "Closed." })),
    );
    expect(won).toBe(1);
    expect((await commission()).settledMinor).toBe(0n);
    const { totalMinor } = await previewPayout(world.finance, terms());
    const again = await raceAll(
      times(() => () => createPayout(world.finance, { ...terms(), seenMinor: totalMinor.toString() })),
    );
    expect(again.won).toBe(1);
  });

  it("give a reward that is no money once", async () => {
    const gift = { key: "gift", trigger: "lead.qualified", kind: "gift_card", holdDays: 0 };
    const amount = { type: "flat", minor: "2500", currency: "USD" };
    const rules = { ...moneyRules, rewards: [{ ...gift, amount }] } as StoredProgramRules;
    const gifts = await createWorld(database, new Clock(), rules);
    const finance = await gifts.vendor("Fay Ledger", "finance");
    const admin = await gifts.member(await gifts.partner("Gift Partner"), "Gia Admin", "admin");
    const about = await acceptedLead(gifts, admin);
    await recordFact(gifts, admin, about, { kind: "lead.qualified", at: gifts.clock.now(), payload: {} });
    const at = async () => {
      const row = database.db.selectFrom("commissions").select(["id", "revision"]).where("leadId", "=", about);
      const { id: commissionId, revision } = await row.executeTakeFirstOrThrow();
      return { commissionId, revision };
    };
    await approveCommission(finance, await at());
    const given = await at();
    const { won } = await raceAll(times(() => () => fulfilCommission(finance, { ...given, reference: "GC-1" })));
    expect(won).toBe(1);
  });

  it("do everything at once: each reversal counts once, and the books are right", async () => {
    await fact("invoice.paid", { amountMinor: "400000", currency: "USD", invoiceId: "in_1" });
    const payoutId = await paidOut();
    world.clock.forward(12 * day);
    const at = await payoutTarget(payoutId);
    const invoice = async () => {
      const { id: commissionId, revision } = await commission("trigger", "invoice.paid");
      return approveCommission(world.finance, { commissionId, revision });
    };
    const { partnerId } = partner.actor;
    const system = world.ctxOf({ kind: "system" });
    const refund = { amountMinor: "100000", currency: "USD", invoiceId: "in_1", refundId: "re_1" };
    // The same refund, delivered by every worker under one source id.
    const refunded = () =>
      recordFact(world, partner, leadId, {
        kind: "invoice.refunded",
        at: world.clock.now(),
        payload: refund,
        sourceId: `refund of ${leadId}`,
      }).catch((error: Error) => {
        if (!/journal_source_source_id_key/.test(error.message)) throw error;
      });
    const kinds = [
      () => returnLine(world.finance, { ...at, partnerId, reason: "Closed." }),
      () => releaseHolds(system),
      () => reconcileLead(system, leadId),
      refunded,
      invoice,
      () => makePayout(world, world.finance),
    ];
    await raceAll(times((n) => kinds[n % kinds.length] as () => Promise<unknown>));
    await raceAll(times((n) => kinds[(n * 5) % kinds.length] as () => Promise<unknown>));
    const reversals = await database.db
      .selectFrom("journal")
      .select("kind")
      .where("leadId", "=", leadId)
      .where("kind", "in", ["commission.reversed", "invoice.refunded"])
      .execute();
    expect(reversals.map(({ kind }) => kind).sort()).toEqual(["commission.reversed", "invoice.refunded"]);
    expect((await commission("trigger", "invoice.paid")).amountMinor).toBe(30_000n);
    const returned = await database.db
      .selectFrom("payoutLines")
      .select("returnedAt")
      .where("payoutId", "=", payoutId)
      .where("partnerId", "=", partnerId)
      .executeTakeFirstOrThrow();
    expect(returned.returnedAt).not.toBeNull();
  }, 60_000);

  it("leave books that the journal gives, too", async () => {
    const { differences } = await verifyLedger(world.ctxOf({ kind: "system" }));
    expect(differences).toEqual([]);
  });
});
