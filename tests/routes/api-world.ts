import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { attributionIn } from "../support/attribution-world";
import type { TestDatabase } from "../support/database";
import { leadAt, type StageWanted } from "../support/lead-stages";
import type { Cast } from "./cast";

/** Rows of every kind that the API reads, of two partners; gives the id of a lead that was won. */
export async function fillForApi(database: TestDatabase, cast: Cast): Promise<string> {
  let wonId = "";
  const { hands, people, world } = cast;
  const { ownerAdmin, rivalAdmin } = people;
  const stages: StageWanted[] = ["submitted", "needs_info", "routing", "opportunity", "won"];
  for (const partner of [ownerAdmin, rivalAdmin]) {
    for (const stage of stages) {
      world.clock.forward(1_000);
      const leadId = await leadAt(hands, partner, stage);
      await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
      wonId = leadId;
    }
  }
  const tools = attributionIn(database, world);
  for (const partner of [ownerAdmin, ownerAdmin, rivalAdmin]) await tools.link(partner.actor);
  for (const externalId of ["a1", "a2", "a3"]) {
    await tools.report({ id: `evt-${externalId}`, type: "account.created", account: { externalId } });
  }
  await tools.settle();
  return wonId;
}
