import { beforeAll, describe, expect, it } from "vitest";
import { rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute, withdrawDispute } from "~/domain/disputes/commands/open-dispute";
import { rejectLead } from "~/domain/review/commands/decide-lead";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { commissionAt, type Hands, leadAt, reviewPoints } from "../support/lead-stages";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let hands: Hands & { approver: VendorCtx };
let partner: PartnerCtx;
let second: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const rep = await world.vendor("Rui Sands", "sales_rep");
  const approver = await world.vendor("Finn Ledger", "finance");
  await database.db.insertInto("repProfiles").values({ userId: rep.actor.userId, capacity: 1_000 }).execute();
  hands = { world, manager, rep, approver };
  second = await world.vendor("Sol Second", "partner_manager", "finance");
  partner = await world.member(await world.partner("Brightside"), "Ana Duarte", "admin");
});

async function rejectedLead(): Promise<string> {
  const leadId = await leadAt(hands, partner, "submitted");
  const revision = await world.revisionOf("leads", leadId);
  const texts = { rejectText: "We do not sell there.", internalNote: "" };
  const form = { leadId, revision, checklist: reviewPoints, reason: "outside_criteria" as const, ...texts };
  await rejectLead(hands.manager, form);
  return leadId;
}

const lead = (leadId: string) =>
  database.db.selectFrom("leads").selectAll().where("id", "=", leadId).executeTakeFirstOrThrow();
const commission = (id: string) =>
  database.db.selectFrom("commissions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const statement = "They opened an office in Boston in March.";
const answer = (disputeId: string, verdict: "uphold" | "deny", more = {}) => ({
  disputeId,
  revision: 1,
  verdict,
  answer: "We looked again.",
  amount: "",
  ...more,
});

describe("an appeal about a lead", () => {
  it("that is upheld opens the review again, with the protection that was lost", async () => {
    const leadId = await rejectedLead();
    const before = await lead(leadId);
    world.clock.forward(2 * day);
    const { disputeId } = await openDispute(partner, { leadId, statement });
    world.clock.forward(day);
    await answerDispute(second, answer(disputeId, "uphold"));
    const after = await lead(leadId);
    expect(after).toMatchObject({ status: "in_review", dueKind: "review", partnerReason: null, claim: "holds" });
    expect(after.protectedUntil.getTime() - before.protectedUntil.getTime()).toBe(3 * day);
  });

  it("that is denied leaves the decision, and cannot be repeated", async () => {
    const leadId = await rejectedLead();
    const { disputeId } = await openDispute(partner, { leadId, statement });
    await answerDispute(second, answer(disputeId, "deny"));
    expect((await lead(leadId)).status).toBe("rejected");
    await expect(openDispute(partner, { leadId, statement })).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("is answered by somebody else than who decided, by the rule and by the database", async () => {
    const { disputeId } = await openDispute(partner, { leadId: await rejectedLead(), statement });
    await expect(answerDispute(hands.manager, answer(disputeId, "uphold"))).rejects.toMatchObject({
      code: "four-eyes",
    });
    const forced = database.db
      .updateTable("disputes")
      .set({ status: "denied", answer: "No.", answeredBy: hands.manager.actor.userId, answeredAt: world.clock.now() })
      .where("id", "=", disputeId)
      .execute();
    await expect(forced).rejects.toThrow(/disputes_check/);
  });

  it("comes in time, once, about a decision, and from its own partner", async () => {
    const leadId = await rejectedLead();
    const rival = await world.member(await world.partner("Rivals"), "Rhea Vance", "admin");
    await expect(openDispute(rival, { leadId, statement })).rejects.toMatchObject({ code: "not-found" });
    const open = await leadAt(hands, partner, "submitted");
    await expect(openDispute(partner, { leadId: open, statement })).rejects.toMatchObject({ code: "wrong-state" });
    const { won, broken } = await race(times(() => () => openDispute(partner, { leadId, statement })));
    expect([won, broken]).toEqual([1, []]);
    const late = await rejectedLead();
    world.clock.forward(31 * day);
    await expect(openDispute(partner, { leadId: late, statement })).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("is answered or withdrawn once, by one of twenty", async () => {
    const { disputeId } = await openDispute(partner, { leadId: await rejectedLead(), statement });
    const { won, broken } = await race(
      times(
        (number) => () =>
          number % 3 === 0
            ? withdrawDispute(partner, { disputeId, revision: 1 })
            : answerDispute(second, answer(disputeId, number % 3 === 1 ? "uphold" : "deny")),
      ),
    );
    expect([won, broken]).toEqual([1, []]);
  });
});

describe("an appeal about a commission", () => {
  it("is neither opened nor withdrawn by a member who may not see earnings", async () => {
    const { partnerId: id, partnerName: name } = partner.actor;
    const member = await world.member({ id, name }, "Max Frost", "member");
    const commissionId = await commissionAt(hands, partner, "awaiting_approval");
    const { leadId } = await commission(commissionId);
    const appeal = { leadId, commissionId, statement };
    await expect(openDispute(member, appeal)).rejects.toMatchObject({ code: "not-found" });
    const { disputeId } = await openDispute(partner, appeal);
    const withdraw = { disputeId, revision: 1 };
    await expect(withdrawDispute(member, withdraw)).rejects.toMatchObject({ code: "not-found" });
    await withdrawDispute(partner, withdraw);
  });

  it("is not opened a second time while the first is being denied", async () => {
    for (let round = 0; round < 5; round += 1) {
      const leadId = await rejectedLead();
      const { disputeId } = await openDispute(partner, { leadId, statement });
      const { won, broken } = await race([
        ...times(() => () => openDispute(partner, { leadId, statement })),
        () => answerDispute(second, answer(disputeId, "deny")),
        ...times(() => () => openDispute(partner, { leadId, statement })),
      ]);
      expect({ won, broken }).toEqual({ won: 1, broken: [] });
    }
  });

  it("ends a hold", async () => {
    const id = await commissionAt(hands, partner, "pending");
    const { leadId } = await commission(id);
    const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement });
    await answerDispute(second, answer(disputeId, "uphold"));
    expect(await commission(id)).toMatchObject({ status: "awaiting_approval" });
  });

  it("takes a rejection back", async () => {
    const id = await commissionAt(hands, partner, "awaiting_approval");
    const { leadId, revision } = await commission(id);
    await rejectCommission(hands.approver, { commissionId: id, revision, reason: "Another channel." });
    const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement });
    world.clock.forward(31 * day);
    await answerDispute(second, answer(disputeId, "uphold"));
    expect(await commission(id)).toMatchObject({ status: "awaiting_approval", rejected: false, decisionReason: null });
  });

  it("sets an amount right; what is more than was approved is approved once more", async () => {
    const id = await commissionAt(hands, partner, "approved");
    const { leadId, amountMinor, approvedMinor } = await commission(id);
    const { disputeId } = await openDispute(partner, { leadId, commissionId: id, statement });
    const typed = answer(disputeId, "uphold", { amount: "10 %" });
    await expect(answerDispute(second, typed)).rejects.toMatchObject({ details: { field: "amount" } });
    world.clock.forward(31 * day);
    await answerDispute(second, answer(disputeId, "uphold", { amount: "9000" }));
    expect(amountMinor).toBe(480_000n);
    expect(await commission(id)).toMatchObject({ amountMinor: 900_000n, approvedMinor, status: "awaiting_approval" });
  });

  it("leaves books that the journal agrees with", async () => {
    expect((await verifyLedger(world.ctxOf({ kind: "system" }))).differences).toEqual([]);
  });
});
