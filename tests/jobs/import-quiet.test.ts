import { expect, it } from "vitest";
import { submitLead } from "~/domain/leads/commands/submit-lead";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, leadForm } from "../support/factories";
import { drainJobs, jobServices } from "../support/run-jobs";

const database = testDatabase();

it("tells of a lead from the form, and of none from an import", async () => {
  const world = await createWorld(database);
  await world.vendor("Ana Duarte", "partner_manager");
  const organisation = await world.partner("Blue Harbour");
  const member = await world.member(organisation, "Cleo Marsh", "member");
  const { programId } = world;
  const told = async (source: "portal" | "import", companyName: string) => {
    await submitLead(member, { leadId: newId("lead"), programId, source, fields: leadForm(companyName) });
    await drainJobs(world, jobServices(world));
    const rows = await world.db
      .selectFrom("notifications")
      .select("id")
      .where("title", "like", `%${companyName}%`)
      .execute();
    return rows.length;
  };
  expect(await told("import", "Quiet Mills")).toBe(0);
  expect(await told("portal", "Loud Foundry")).toBe(2);
});
