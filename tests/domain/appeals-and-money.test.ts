import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { CommissionExplanation } from "~/domain/commissions/types";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { getDeskDispute } from "~/domain/disputes/views/disputes";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { inTransaction } from "db/tx";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let manager: VendorCtx;
let both: VendorCtx;
let leadId: string;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
  both = await world.vendor("Sol Second", "partner_manager", "finance");
});

/** A lead whose first invoice over $4,000 earns $400 that awaits approval. */
beforeEach(async () => {
  partner = await world.newPartner();
  leadId = await acceptedLead(world, partner);
  await fact("invoice.paid", { amountMinor: "400000", currency: "USD", invoiceId: "in_1" });
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
});

const fact = (kind: "invoice.paid" | "invoice.refunded", payload: Record<string, string>) =>
  recordFact(world, partner, leadId, { kind, at: world.clock.now(), payload });
const refund = (amountMinor: string, refundId: string) =>
  fact("invoice.refunded", { amountMinor, currency: "USD", invoiceId: "in_1", refundId });

const commission = () =>
  database.db.selectFrom("commissions").selectAll().where("leadId", "=", leadId).executeTakeFirstOrThrow();
const approve = async (ctx: VendorCtx) => {
  const { id, revision } = await commission();
  await approveCommission(ctx, { commissionId: id, revision });
};

async function uphold(by: VendorCtx, amount: string) {
  const { id } = await commission();
  const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement: "It was agreed." });
  await answerDispute(by, { disputeId, revision: 1, verdict: "uphold", answer: "You are right.", amount });
  return disputeId;
}

describe("an amount that the answer to an appeal set", () => {
  it.each([
    ["half refunded before it", ["200000"], "300", [], 30_000n],
    ["half refunded after it", [], "500", ["200000"], 25_000n],
    ["all refunded after it", [], "500", ["400000"], 0n],
    ["a quarter before, the rest after it", ["100000"], "350", ["300000"], 0n],
    ["all refunded before it", ["400000"], "100", [], 10_000n],
  ])("%s", async (_, before, amount, since, due) => {
    for (const [n, cents] of before.entries()) await refund(cents, `b${n}`);
    await uphold(manager, amount);
    for (const [n, cents] of since.entries()) await refund(cents, `s${n}`);
    expect((await commission()).amountMinor).toBe(due);
  });

  it("is not approved by who set it, by the rule and by the database", async () => {
    await uphold(both, "300");
    expect(await commission()).toMatchObject({ setBy: both.actor.userId, aboveRules: false, amountMinor: 30_000n });
    await expect(approve(both)).rejects.toMatchObject({ code: "four-eyes" });
    const forced = database.db
      .updateTable("commissions")
      .set({ status: "approved", approvedMinor: 30_000n, decidedBy: both.actor.userId })
      .where("leadId", "=", leadId)
      .execute();
    await expect(forced).rejects.toThrow(/commissions_set_and_approved/);
    await approve(manager);
    expect((await commission()).status).toBe("approved");
  });

  it("needs finance when it is more than the rules give, and says the difference", async () => {
    const { id } = await commission();
    const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement: "It was agreed." });
    const before = await getDeskDispute(both, disputeId);
    expect(before.rulesGive).toEqual({ amountMinor: 40_000n, currency: "USD" });
    const upheld = { disputeId, revision: 1, verdict: "uphold" as const, answer: "You are right.", amount: "500" };
    await answerDispute(both, upheld);
    const { items } = (await commission()).explanation as CommissionExplanation;
    expect(items).toContainEqual({
      rule: "Set in the answer to an appeal",
      found: "$400 by the rules",
      effect: "$500, $100 more than the rules give",
    });
    await expect(approve(manager)).rejects.toMatchObject({
      details: { message: expect.stringContaining("more than the rules give") },
    });
    await approve(world.finance);
  });

  it("is never approved by itself, however small", async () => {
    await uphold(manager, "5");
    expect((await commission()).status).toBe("awaiting_approval");
  });

  it("cannot be set by who approved meanwhile, nor where the rules give nothing", async () => {
    const { id } = await commission();
    const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement: "It was agreed." });
    await approve(manager);
    const lower = { disputeId, revision: 1, verdict: "uphold" as const, answer: "Less.", amount: "300" };
    await expect(answerDispute(manager, lower)).rejects.toMatchObject({ code: "four-eyes" });
    await recordFact(world, partner, leadId, {
      kind: "fraud.confirmed",
      at: world.clock.now(),
      payload: { flagId: "flag_x", rule: "sameCompany", severity: "hold" },
    });
    await expect(answerDispute(both, lower)).rejects.toMatchObject({ code: "wrong-state" });
  });
});

describe("an appeal about a hold that a flag causes", () => {
  const flag = () => database.db.selectFrom("fraudFlags").selectAll().where("leadId", "=", leadId).executeTakeFirst();

  beforeEach(async () => {
    const { partnerId } = partner.actor;
    const raised = { rule: "sameCompany", found: "The same name.", severity: "hold" } as const;
    const about = { partnerId, programId: world.programId, leadId };
    await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
    await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
    expect((await commission()).status).toBe("pending");
  });

  it("clears the flag with the answer as its reason, and the commission goes to approval", async () => {
    await uphold(manager, "");
    expect(await flag()).toMatchObject({
      status: "cleared",
      reason: "You are right.",
      decidedBy: manager.actor.userId,
    });
    expect((await commission()).status).toBe("awaiting_approval");
  });

  it("is upheld by somebody who decides on flags; nothing is changed otherwise", async () => {
    await expect(uphold(world.finance, "")).rejects.toMatchObject({ code: "not-allowed" });
    expect(await flag()).toMatchObject({ status: "open" });
    expect((await commission()).status).toBe("pending");
  });
});

it("leaves books that the journal agrees with", async () => {
  expect((await verifyLedger(world.ctxOf({ kind: "system" }))).differences).toEqual([]);
});
