import { beforeAll, expect, it } from "vitest";
import { approveCommission, rejectCommission, revokeApproval } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { returnLine } from "~/domain/payouts/commands/settle-payout";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { payEverything } from "../support/pay-everything";

const database = testDatabase();
let world: MoneyWorld;

beforeAll(async () => {
  world = await createMoneyWorld(database);
});

it("names what each transaction takes back: a refund, a revoked approval, a payment that came back, a rejection", async () => {
  const partner = await world.newPartner();
  const { partnerId } = partner.actor;
  const leadId = await acceptedLead(world, partner);
  const fact = (kind: "invoice.paid" | "invoice.refunded", amountMinor: string, refundId = "") =>
    recordFact(world, partner, leadId, {
      kind,
      at: world.clock.now(),
      payload: { amountMinor, currency: "USD", invoiceId: "in_1", refundId },
    });
  const at = async () => {
    const rows = database.db.selectFrom("commissions").select(["id", "revision"]).where("leadId", "=", leadId);
    const { id, revision } = await rows.executeTakeFirstOrThrow();
    return { commissionId: id, revision };
  };
  await fact("invoice.paid", "400000");
  world.clock.forward(11 * day);
  await releaseHolds(world.ctxOf({ kind: "system" }));
  await fact("invoice.refunded", "100000", "re_1");
  await fact("invoice.refunded", "100000", "re_2");
  await approveCommission(world.finance, await at());
  await revokeApproval(world.finance, { ...(await at()), reason: "Too early." });
  await approveCommission(world.finance, await at());
  const payoutId = await payEverything(world, world.finance, "NW-1");
  const revision = await world.revisionOf("payouts", payoutId);
  await returnLine(world.finance, { payoutId, revision, partnerId, reason: "Closed." });
  await revokeApproval(world.finance, { ...(await at()), reason: "Once more." });
  await rejectCommission(world.finance, { ...(await at()), reason: "Not earned." });

  const posted = await database.db
    .selectFrom("ledgerTransactions as t")
    .leftJoin("ledgerTransactions as r", "r.id", "t.reversesId")
    .select(["t.kind", "r.kind as reverses"])
    .where("t.commissionId", "=", (await at()).commissionId)
    .orderBy("t.seq")
    .execute();
  expect(posted.map(({ kind, reverses }) => `${kind} < ${reverses}`)).toEqual([
    "commission.accrued < null",
    "commission.reversed < commission.accrued",
    "commission.reversed < commission.accrued",
    "commission.approved < null",
    "commission.approval_revoked < commission.approved",
    "commission.approved < null",
    "commission.paid < null",
    "commission.reopened < commission.paid",
    "commission.approval_revoked < commission.approved",
    "commission.rejected < commission.accrued",
  ]);
});
