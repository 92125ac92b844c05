import { expect, it } from "vitest";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import { readEarnings } from "~/domain/commissions/views/lead-earnings";
import { sayWhatFollows } from "~/domain/commissions/views/what-follows";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import { day, isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();

it("an invoice that earns nothing says so when it is recorded, and on the lead's page to those who may see money", async () => {
  const world = await createMoneyWorld(database);
  const { finance } = world;
  const partner = await world.newPartner();
  const leadId = await acceptedLead(world, partner);
  await database.db
    .updateTable("leads")
    .set({ status: "accepted", stage: "routing" })
    .where("id", "=", leadId)
    .execute();
  const record = async (invoiceId: string, occurredOn: string) => {
    const fact = { kind: "invoice.paid" as const, amount: "1000", currency: "USD", invoiceId, occurredOn };
    await recordAccountFact(finance, { ...fact, leadId });
    return sayWhatFollows(finance, leadId, fact);
  };
  const dayBefore = (days: number) => isoDateIn(new Date(world.clock.now().getTime() - days * day), "UTC");
  expect(await record("in_1", dayBefore(30))).toMatch(
    /^Recorded\. It earns nothing: Only what follows the submission; this happened on /,
  );
  expect(await record("in_2", dayBefore(0))).toBe("Recorded. The reward for it follows by itself.");
  const trial = { kind: "trial.started" as const };
  expect(await sayWhatFollows(finance, leadId, trial)).toBe("Recorded. No reward hangs on it.");

  await recordFact(world, partner, leadId, { kind: "opportunity.won", at: world.clock.now(), payload: {} });
  const lines = [
    ["Invoice paid", "Only what follows the submission"],
    ["Deal won", "Only from your 2nd deal of the year on"],
  ];
  for (const reader of [partner, finance]) {
    const told = readEarnings(await loadLeadRewards(reader, leadId)).unearned;
    expect(told.map(({ milestone, items }) => [milestone, items[0]?.rule])).toEqual(lines);
  }
  const member = await world.member({ id: partner.actor.partnerId } as never, "Mia Member", "member");
  expect(await loadLeadRewards(member, leadId)).toBeNull();
  expect(await loadLeadRewards(await world.newPartner(), leadId)).toBeNull();
});
