import { expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { findNextLead, getQueueNeighbours, getReviewQueue } from "~/domain/review/views/review-queue";
import { minute } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";

const database = testDatabase();

it("walks the whole queue in both directions, and goes on behind the lead just decided", async () => {
  const world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const partner = await world.member(await world.partner("Brightside"), "Bea Bright", "member");
  for (const n of [1, 2, 3, 4]) await submitLater(world, partner, `Waiting ${n}`);
  // Two with the same deadline keep one order.
  await world.submit(partner, "Waiting 5");

  const queue = await idsOf(manager);
  expect(queue).toHaveLength(5);
  expect(await walk(manager, queue[0], "nextId")).toEqual(queue);
  expect(await walk(manager, queue[4], "previousId")).toEqual([...queue].reverse());

  const ask = async (leadId = "") => {
    const { nextId } = await findNextLead(manager, leadId);
    await askPartner(manager, { leadId, revision: await world.revisionOf("leads", leadId), question: "How many?" });
    return nextId;
  };
  expect(await ask(queue[2]), "what was passed over does not come back at once").toBe(queue[3]);
  expect(await ask(queue[4]), "behind the last comes the most urgent").toBe(queue[0]);
  expect(await idsOf(manager)).toEqual([queue[0], queue[1], queue[3]]);
  expect(await walk(manager, queue[0], "nextId")).toEqual([queue[0], queue[1], queue[3]]);
  await ask(queue[0]);
  await ask(queue[1]);
  expect(await ask(queue[3]), "nothing is left").toBeNull();
});

async function submitLater(world: World, partner: PartnerCtx, companyName: string) {
  world.clock.forward(minute);
  return world.submit(partner, companyName);
}

async function idsOf(manager: VendorCtx) {
  return (await getReviewQueue(manager, undefined)).rows.map(({ id }) => id);
}

/** The leads that j (or k) opens one after the other; ends at the end of the queue, or where it would go in circles. */
async function walk(manager: VendorCtx, from: string | undefined, way: "nextId" | "previousId") {
  const seen: string[] = [];
  for (let id: string | null | undefined = from; id && !seen.includes(id); ) {
    seen.push(id);
    id = (await getQueueNeighbours(manager, id))[way];
  }
  return seen;
}
