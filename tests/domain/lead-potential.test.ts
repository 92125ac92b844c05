import { expect, it } from "vitest";
import { getLeadPotential } from "~/domain/commissions/views/lead-potential";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, recordFact } from "../support/money-world";

const database = testDatabase();

it("a lead offers what it can still earn, and a sentence once the enrolment has ended", async () => {
  const world = await createMoneyWorld(database);
  const partner = await world.newPartner();
  const leadId = await acceptedLead(world, partner);
  const offered = async () => {
    const potential = await getLeadPotential(partner, await loadLeadRewards(partner, leadId));
    return [potential?.rewards.map(({ key }) => key), potential?.blocked];
  };
  expect(await offered()).toEqual([["qualified", "bonus", "paid"], null]);

  world.clock.forward(day);
  await recordFact(world, partner, leadId, { kind: "lead.qualified", at: world.clock.now(), payload: {} });
  expect(await offered()).toEqual([["bonus", "paid"], null]);

  world.clock.forward(day);
  await recordFact(world, partner, leadId, { kind: "enrolment.ended", at: world.clock.now(), payload: {} });
  world.clock.forward(day);
  expect(await offered()).toEqual([[], expect.stringMatching(/^Only while enrolled: the enrolment ended on /)]);
});

it("a lead that was withdrawn offers nothing, and says why", async () => {
  const world = await createMoneyWorld(database);
  const partner = await world.newPartner();
  const leadId = await world.submit(partner, "Withdrawn and Sons");
  await database.db.updateTable("leads").set({ status: "withdrawn" }).where("id", "=", leadId).execute();
  expect(await getLeadPotential(partner, await loadLeadRewards(partner, leadId))).toEqual({
    rewards: [],
    blocked: "The lead was withdrawn.",
  });
});
