import { inTransaction } from "db/tx";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx } from "~/domain/context";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { exportPayout } from "~/domain/payouts/commands/export-payout";
import { confirmLine, dropLine } from "~/domain/payouts/commands/recheck-line";
import { payPayout, undoPayout } from "~/domain/payouts/commands/settle-payout";
import { getDeskPayout } from "~/domain/payouts/views/payouts";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, ledgerOf, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout } from "../support/pay-everything";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 5 });
let world: MoneyWorld;
let paidPartner: PartnerCtx;
let other: PartnerCtx;
let leadId: string;
let payoutId: string;

beforeAll(async () => {
  world = await createMoneyWorld(database);
});

async function earned(partner: PartnerCtx): Promise<string> {
  const id = await acceptedLead(world, partner);
  const payload = { amountMinor: "400000", currency: "USD", invoiceId: "in_1" };
  await recordFact(world, partner, id, { kind: "invoice.paid", at: world.clock.now(), payload });
  return id;
}

/** A payout of two partners, $400 each. */
beforeEach(async () => {
  paidPartner = await world.newPartner();
  other = await world.newPartner();
  leadId = await earned(paidPartner);
  await earned(other);
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
  const waiting = database.db
    .selectFrom("commissions")
    .select(["id", "revision"])
    .where("status", "=", "awaiting_approval");
  for (const { id, revision } of await waiting.execute())
    await approveCommission(world.finance, { commissionId: id, revision });
  payoutId = await makePayout(world, world.finance);
  world.clock.forward(day);
});

const at = async () => ({ payoutId, revision: await world.revisionOf("payouts", payoutId) });
const pay = async () => payPayout(world.finance, { ...(await at()), reference: "NW-1" });
const refund = (amountMinor = "400000") =>
  recordFact(world, paidPartner, leadId, {
    kind: "invoice.refunded",
    at: world.clock.now(),
    payload: { amountMinor, currency: "USD", invoiceId: "in_1", refundId: "re_1" },
    sourceId: `refund ${leadId}`,
  });
const flag = async () => {
  const raised = { rule: "sameCompany", found: "The same name.", severity: "hold" } as const;
  const about = { partnerId: paidPartner.actor.partnerId, programId: world.programId, leadId };
  await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
  await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
};
const commission = () =>
  database.db.selectFrom("commissions").selectAll().where("leadId", "=", leadId).executeTakeFirstOrThrow();
const problems = async () => {
  const { lines } = await getDeskPayout(world.finance, payoutId);
  return lines.flatMap((line) => line.problems.map(({ code }) => code));
};
const partnerId = () => paidPartner.actor.partnerId;

describe("a payment that changed after its payout was made", () => {
  it.each([
    ["a full refund", () => refund(), ["amount"], "reversed"],
    ["a partial refund", () => refund("100000"), ["amount"], "approved"],
    ["a flag", flag, ["flag"], "pending"],
  ] as const)("%s: it is not exported, not paid and not confirmed, but dropped", async (_, change, codes, left) => {
    const before = await getDeskPayout(world.finance, payoutId);
    await change();
    expect(await problems()).toEqual(codes);
    await expect(exportPayout(world.finance, payoutId)).rejects.toMatchObject({ code: "wrong-state" });
    await expect(pay()).rejects.toMatchObject({ code: "wrong-state" });
    const seen = codes.join();
    const confirm = confirmLine(world.finance, { ...(await at()), partnerId: partnerId(), seen });
    await expect(confirm).rejects.toMatchObject({ code: "wrong-state" });
    await dropLine(world.finance, { ...(await at()), partnerId: partnerId() });
    expect(await commission()).toMatchObject({ status: left, reservedMinor: 0n, settledMinor: 0n });
    expect(await exportPayout(world.finance, payoutId)).not.toContain(paidPartner.actor.partnerName);
    await pay();
    expect((await commission()).settledMinor).toBe(0n);
    const { amountMinor } = await getDeskPayout(world.finance, payoutId);
    expect(before.amountMinor - amountMinor).toBe(40_000n);
  });

  it("another account or a suspension is confirmed as it was seen", async () => {
    const partner = { partnerId: partnerId() };
    await database.db
      .updateTable("payoutDetails")
      .set({ changedAt: world.clock.now() })
      .where("partnerId", "=", partnerId())
      .execute();
    await expect(pay()).rejects.toMatchObject({ code: "wrong-state" });
    await database.db.updateTable("partners").set({ status: "suspended" }).where("id", "=", partnerId()).execute();
    const stale = confirmLine(world.finance, { ...(await at()), ...partner, seen: "details_changed" });
    await expect(stale).rejects.toMatchObject({ code: "changed-meanwhile" });
    await confirmLine(world.finance, { ...(await at()), ...partner, seen: "details_changed,suspended" });
    expect(await problems()).toEqual([]);
    expect(await exportPayout(world.finance, payoutId)).toContain(paidPartner.actor.partnerName);
    await pay();
    expect((await commission()).status).toBe("paid");
  });

  it("is not dropped when it is the last one, and a dropped one is left alone when the rest is undone", async () => {
    await dropLine(world.finance, { ...(await at()), partnerId: partnerId() });
    const last = dropLine(world.finance, { ...(await at()), partnerId: other.actor.partnerId });
    await expect(last).rejects.toMatchObject({ code: "wrong-state" });
    const again = dropLine(world.finance, { ...(await at()), partnerId: partnerId() });
    await expect(again).rejects.toMatchObject({ code: "not-found" });
    const next = await makePayout(world, world.finance);
    await undoPayout(world.finance, await at());
    expect((await commission()).status).toBe("in_payout");
    await payPayout(world.finance, { payoutId: next, revision: 1, reference: "NW-2" });
    expect((await commission()).status).toBe("paid");
  });
});

describe("20 workers at once", () => {
  it("pay, refund and drop: what was refunded before the payment is never paid", async () => {
    const seen = await at();
    const refunded = () =>
      refund().catch((error: Error) => {
        if (!/journal_source_source_id_key/.test(error.message)) throw error;
      });
    const runners = [
      () => payPayout(world.finance, { ...seen, reference: "NW-1" }),
      refunded,
      () => dropLine(world.finance, { ...seen, partnerId: partnerId() }),
      () => exportPayout(world.finance, payoutId),
    ];
    const { broken } = await race(times((n) => runners[n % runners.length] as () => Promise<unknown>));
    expect(broken).toEqual([]);
    const entries = await database.db
      .selectFrom("journal")
      .select("kind")
      .where("leadId", "=", leadId)
      .where("kind", "in", ["commission.reversed", "commission.paid"])
      .orderBy("seq")
      .execute();
    const kinds = entries.map(({ kind }) => kind);
    expect([["commission.reversed"], ["commission.paid", "commission.reversed"]]).toContainEqual(kinds);
    const { actual, wanted } = await ledgerOf(world, partnerId());
    expect(actual).toEqual(wanted);
  });
});

it("leaves books that the journal agrees with", async () => {
  expect((await verifyLedger(world.ctxOf({ kind: "system" }))).differences).toEqual([]);
});
