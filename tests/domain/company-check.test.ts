import { beforeAll, describe, expect, it } from "vitest";
import { rejectCommission } from "~/domain/commissions/commands/decide-commission";
import type { PartnerCtx } from "~/domain/context";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { checkCompany } from "~/domain/leads/views/check-company";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { leadForm } from "../support/factories";
import { createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();
let world: MoneyWorld;
let first: PartnerCtx;
let second: PartnerCtx;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  first = await world.newPartner();
  second = await world.newPartner();
});

const fieldsOf = (companyName: string) => leadForm(companyName);
const check = (companyName: string, programId: string | null = world.programId) =>
  checkCompany(second, fieldsOf(companyName).website, { productLine: "", programId });
const submit = (ctx: PartnerCtx, companyName: string) =>
  submitLead(ctx, {
    leadId: newId("lead"),
    programId: world.programId,
    source: "portal",
    fields: fieldsOf(companyName),
  });

/** A lead of the first partner that earned at a step and does not hold its company any more, as after a won deal. */
async function earnedBy(companyName: string): Promise<string> {
  const leadId = await world.submit(first, companyName);
  const at = world.clock.now();
  await recordFact(world, first, leadId, { kind: "lead.accepted", at, payload: {} });
  await recordFact(world, first, leadId, { kind: "lead.qualified", at, payload: {} });
  await database.db.deleteFrom("leadClaims").where("leadId", "=", leadId).execute();
  await database.db.updateTable("leads").set({ claim: "released" }).where("id", "=", leadId).execute();
  return leadId;
}

describe("whether a company is free", () => {
  it("is said without more for one that nobody brought", async () => {
    expect(await check("Open Meadow")).toEqual({ outcome: "free", domain: expect.any(String), earnedBefore: false });
  });

  it("tells that steps were paid for it before, and neither which nor to whom", async () => {
    await earnedBy("Paid Before");
    expect(await check("Paid Before")).toEqual({ outcome: "free", domain: expect.any(String), earnedBefore: true });
  });

  it("tells so of programs that the partner takes part in only", async () => {
    await earnedBy("Paid Elsewhere");
    expect(await check("Paid Elsewhere", null)).toMatchObject({ outcome: "free", earnedBefore: false });
    expect(await check("Paid Elsewhere", newId("prog"))).toMatchObject({ outcome: "free", earnedBefore: false });
  });

  it("tells nothing of what was earned to a member who may not see it", async () => {
    await earnedBy("Hidden Earnings");
    const { partnerId: id, partnerName: name } = first.actor;
    const member = await world.member({ id, name }, "Noor Member", "member");
    const target = { productLine: "", programId: world.programId };
    const { website } = fieldsOf("Hidden Earnings");
    expect(await checkCompany(member, website, target)).toMatchObject({ outcome: "free", earnedBefore: false });
    expect(await checkCompany(first, website, target)).toMatchObject({ outcome: "free", earnedBefore: true });
  });

  it("counts no reward that was rejected: its step is open to others", async () => {
    const leadId = await earnedBy("Rejected Before");
    const rows = await database.db.selectFrom("commissions").selectAll().where("leadId", "=", leadId).execute();
    expect(rows).toHaveLength(1);
    for (const { id: commissionId, revision } of rows)
      await rejectCommission(world.finance, { commissionId, revision, reason: "Earned twice" });
    expect(await check("Rejected Before")).toMatchObject({ outcome: "free", earnedBefore: false });
  });
});

describe("a submitted lead", () => {
  it("is said to hold its company only when it does", async () => {
    expect(await submit(first, "Contested Field")).toEqual({ reserved: true });
    expect(await submit(second, "Contested Field")).toEqual({ reserved: false });
  });
});
