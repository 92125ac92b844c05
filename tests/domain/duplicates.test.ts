import { expect, it } from "vitest";
import { markDuplicate } from "~/domain/review/commands/decide-lead";
import { testDatabase } from "../support/database";
import { createWorld } from "../support/factories";

const database = testDatabase();

it("a lead is a duplicate of one that is like it, and of no other", async () => {
  const world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const partner = await world.member(await world.partner("Brightside"), "Bea Bright", "member");
  const rival = await world.member(await world.partner("Longshore"), "Rhea Vance", "member");
  const unrelated = await world.submit(rival, "Quarry Labs");
  const earlier = await world.submit(rival, "Tandem Freight");
  const leadId = await world.submit(partner, "Tandem Freight");
  const mark = async (duplicateOf: string) =>
    markDuplicate(manager, {
      ...{ leadId, duplicateOf, revision: await world.revisionOf("leads", leadId) },
      ...{ checklist: [], internalNote: "", duplicateText: "It was known already." },
    });

  for (const wrong of [unrelated, leadId, "lead_nobody"]) {
    await expect(mark(wrong), wrong).rejects.toMatchObject({
      details: { field: "duplicateOf", message: "Choose one of the leads beside it." },
    });
  }
  await mark(earlier);
  const { duplicateOf, status } = await database.db
    .selectFrom("leads")
    .select(["duplicateOf", "status"])
    .where("id", "=", leadId)
    .executeTakeFirstOrThrow();
  expect({ duplicateOf, status }).toEqual({ duplicateOf: earlier, status: "duplicate" });
});
