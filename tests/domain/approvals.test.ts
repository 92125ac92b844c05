import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveMany, undoApprovals } from "~/domain/commissions/commands/approve-many";
import { approveCommission, revokeApproval } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import { getDeskCommission } from "~/domain/commissions/views/desk-commission";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { toUndo, undoApprovalsInput } from "~/domain/commissions/input";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createMoneyWorld, ledgerOf, type MoneyWorld, recordFact } from "../support/money-world";
import { makePayout } from "../support/pay-everything";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let people: Record<"manager" | "finance" | "both", VendorCtx>;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  people = {
    manager: await world.vendor("Mara Keller", "partner_manager"),
    finance: world.finance,
    both: await world.vendor("Sol Second", "partner_manager", "finance"),
  };
});
beforeEach(async () => {
  partner = await world.newPartner();
});

/** A commission that awaits approval: 10 % of an invoice, of a lead that one of the people accepted, or nobody. */
async function awaiting(cents: number, acceptor: VendorCtx | null, currency = "USD") {
  const leadId = await world.submit(partner, `Company ${Math.floor(world.clock.now().getTime())} ${cents}${currency}`);
  const of = { leadId, partnerId: partner.actor.partnerId, programId: world.programId };
  const at = world.clock.now();
  const entry = {
    ...{ id: world.ctxOf({ kind: "system" }).newId("jrn"), kind: "lead.accepted", audience: "partner", ...of },
    ...{ actorKind: acceptor ? "vendor" : "system", actorId: acceptor?.actor.userId ?? null },
    ...{ occurredAt: at, recordedAt: at, source: "test", sourceId: leadId, payload: "{}" },
  };
  await database.db.insertInto("journal").values(entry).execute();
  const payload = { amountMinor: String(cents * 10), currency, invoiceId: "in_1" };
  await recordFact(world, partner, leadId, { kind: "invoice.paid", at, payload });
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
  return target(leadId);
}

async function target(leadId: string) {
  const row = await database.db
    .selectFrom("commissions")
    .selectAll()
    .where("leadId", "=", leadId)
    .executeTakeFirstOrThrow();
  return { row, at: { commissionId: row.id, revision: row.revision } };
}

describe("who approves (PRODUCT, Roles): the threshold is $600", () => {
  it.each([
    ["a partner manager below it, also of a lead that it accepted", 59_900, "manager", "manager", null],
    ["no partner manager from it on", 60_000, "finance", "manager", "Finance has to approve it"],
    ["no partner manager where the lead was accepted by itself", 60_000, null, "manager", "Finance has to approve it"],
    ["finance above it", 60_000, "manager", "finance", null],
    ["finance alone where the lead was accepted by itself", 60_000, null, "finance", null],
    ["not finance of a lead that it accepted", 60_000, "both", "both", "You accepted this lead"],
  ] as const)("%s", async (_, cents, acceptor, approver, refused) => {
    const { at, row } = await awaiting(cents, acceptor && people[acceptor]);
    const page = await getDeskCommission(people[approver], row.id);
    const outcome = await approveMany(people[approver], [at]);
    if (refused === null) {
      expect([page.may.approve, page.may.whyNotApprove, outcome.approved.length]).toEqual([true, null, 1]);
    } else {
      expect(page.may.approve).toBe(false);
      expect(page.may.whyNotApprove).toContain(refused);
      expect(outcome).toMatchObject({ approved: [], refused: [expect.stringContaining(refused)] });
      await expect(approveCommission(people[approver], at)).rejects.toMatchObject({ code: "four-eyes" });
    }
  });

  it("finance, whatever the amount, in a currency that has no threshold", async () => {
    const { at, row } = await awaiting(500, null, "EUR");
    expect(row.fourEyes).toBe(true);
    await expect(approveCommission(people.manager, at)).rejects.toMatchObject({ code: "four-eyes" });
    await approveCommission(people.finance, at);
  });
});

describe("an approval that was given by mistake", () => {
  const reason = "The invoice belongs to another deal.";

  it("is taken back with a reason, once, and can be given again", async () => {
    const { at, row } = await awaiting(20_000, null);
    await approveCommission(people.manager, at);
    const given = (await target(row.leadId)).at;
    await revokeApproval(people.manager, { ...given, reason });
    const back = await target(row.leadId);
    expect(back.row).toMatchObject({ status: "awaiting_approval", approvedMinor: 0n, decidedBy: null });
    expect(back.row.decisionReason).toBe(reason);
    await expect(revokeApproval(people.manager, { ...back.at, reason })).rejects.toMatchObject({ code: "wrong-state" });
    const { actual, wanted } = await ledgerOf(world, partner.actor.partnerId);
    expect(actual).toEqual(wanted);
    await approveCommission(people.finance, back.at);
    expect((await target(row.leadId)).row).toMatchObject({ status: "approved", decisionReason: null });
  });

  it("is taken back with all that was approved with it, and nothing else", async () => {
    const before = await awaiting(20_000, null);
    await approveCommission(people.manager, before.at);
    const two = [await awaiting(20_100, null), await awaiting(20_200, null)];
    // In another tab, while the first approves: at the same moment, by the same person.
    const other = await awaiting(20_300, null);
    const outcome = await approveMany(
      people.manager,
      two.map(({ at }) => at),
    );
    await approveCommission(people.manager, other.at);
    const undo = undoApprovalsInput.parse(toUndo(outcome.approved));
    expect(await undoApprovals(people.manager, undo)).toBe(2);
    expect(await undoApprovals(people.manager, undo)).toBe(0);
    expect((await target(before.row.leadId)).row.status).toBe("approved");
    expect((await target(other.row.leadId)).row.status).toBe("approved");
  });

  it("is not given again by itself when the amount changes to a small one", async () => {
    const { at, row } = await awaiting(2_000, null);
    await approveCommission(people.manager, at);
    await revokeApproval(people.manager, { ...(await target(row.leadId)).at, reason });
    const payload = { amountMinor: "19000", currency: "USD", invoiceId: "in_1", refundId: "re_1" };
    await recordFact(world, partner, row.leadId, { kind: "invoice.refunded", at: world.clock.now(), payload });
    expect((await target(row.leadId)).row).toMatchObject({ status: "awaiting_approval", amountMinor: 100n });
  });

  it("stays once it is in a payout", async () => {
    const { at, row } = await awaiting(20_000, null);
    await approveCommission(people.manager, at);
    await makePayout(world, people.finance);
    const paying = (await target(row.leadId)).at;
    await expect(revokeApproval(people.finance, { ...paying, reason })).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("leaves books that the journal agrees with", async () => {
    expect((await verifyLedger(world.ctxOf({ kind: "system" }))).differences).toEqual([]);
  });
});
