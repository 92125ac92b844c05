import { beforeAll, expect, it } from "vitest";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { readStripeEvent } from "~/domain/attribution/stripe-events";
import type { PartnerCtx } from "~/domain/context";
import { assert } from "~/kernel/assert";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { drainJobs, jobServices, listJobs, runJob } from "../support/run-jobs";

const customers = 8;
const database = testDatabase({ max: customers + 4 });
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
});

/** A checkout that says which account of the product a Stripe customer is. */
function checkout(customer: string, product: string) {
  const created = Math.floor(world.clock.now().getTime() / 1_000) - 60;
  const object = { id: `cs_${customer}`, object: "checkout.session", customer, client_reference_id: product };
  const event = {
    id: `evt_${customer}`,
    object: "event",
    type: "checkout.session.completed",
    created,
    data: { object },
  };
  const read = readStripeEvent(JSON.stringify(event));
  assert(read, "it is one of Stripe's");
  return read;
}

it("all customers of Stripe that name one account of the product become one, settled at once or one by one", async () => {
  const link = await tools.link(agency.actor);
  for (let round = 1; round <= 4; round += 1) {
    const product = `P-${round}`;
    const names = Array.from({ length: customers }, (_, number) => `cus_${round}_${number}`);
    const clickId = await tools.click(link, new Date(world.clock.now().getTime() - 9 * day));
    const account = { externalId: product, email: `kim@bright-${round}.com` };
    await tools.report({ type: "account.created", account, attribution: { clickId } });
    await tools.settle();
    for (const name of names) await receiveEvents(world.ctxOf({ kind: "system" }), [checkout(name, product)]);
    await tools.report({ type: "trial.started", account });
    const services = jobServices(world);
    await Promise.all((await listJobs(world)).map((job) => runJob(services, job)));
    await drainJobs(world, services);

    const ids = await database.db
      .selectFrom("accountIds")
      .select("accountId")
      .distinct()
      .where("externalId", "in", [product, ...names])
      .execute();
    expect(ids).toHaveLength(1);
    const current = await database.db
      .selectFrom("attributions")
      .select(["accountId", "partnerId"])
      .where("endedAt", "is", null)
      .where(
        "accountId",
        "in",
        ids.map(({ accountId }) => accountId),
      )
      .execute();
    expect(current).toEqual([{ accountId: ids[0]?.accountId, partnerId: agency.actor.partnerId }]);
  }
});
