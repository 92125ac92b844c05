import { newId } from "~/kernel/ids";
import { attributionIn } from "../support/attribution-world";
import { drainJobs, jobServices } from "../support/run-jobs";
import { receiveStripe, stripeStory } from "../support/stripe-shapes";
import type { Cast, Role } from "./cast";
import type { RouteRow } from "./matrix-row";

const readers: readonly Role[] = ["manager", "finance", "admin"];
const matchers: readonly Role[] = ["manager", "admin"];

/** An account that product and billing reported; through a link of the owners, or of nobody knows whom. */
async function reported({ world, people }: Cast, through: "a link" | "nobody") {
  const tools = attributionIn(world.database, world);
  const link = await tools.link(people.ownerAdmin.actor);
  const clickId = await tools.click(link, world.clock.now());
  const account = { externalId: `acct-${clickId}`, company: "Wren Outdoors", domain: `wren${clickId.slice(-6)}.com` };
  const attribution = through === "a link" ? { clickId } : undefined;
  await tools.report({ id: `evt-${clickId}`, type: "account.created", account, attribution });
  await drainJobs(world, jobServices(world), { only: ({ name }) => name === "attribution.settle-events" });
  const event = await world.db
    .selectFrom("inboundEvents as e")
    .leftJoin("attributions as t", (join) => join.onRef("t.accountId", "=", "e.accountId").on("t.endedAt", "is", null))
    .select(["e.id as eventId", "e.accountId", "t.id as attributionId"])
    .where("e.externalId", "=", account.externalId)
    .executeTakeFirstOrThrow();
  return { ...event, accountId: event.accountId ?? "", linkId: link.id };
}

/** A dispute that names no customer, and an invoice that it could give back. */
async function refunded({ world }: Cast) {
  const number = newId("evt").slice(-8);
  const { paid, dispute } = stripeStory(number, "", () => world.clock.now());
  const back = dispute(1_000);
  await receiveStripe(world, paid, back);
  await drainJobs(world, jobServices(world), { only: ({ name }) => name === "attribution.settle-events" });
  const rows = await world.db
    .selectFrom("inboundEvents")
    .select(["id", "eventId"])
    .where("eventId", "in", [paid.id, back.id])
    .execute();
  const idOf = (id: string) => rows.find(({ eventId }) => eventId === id)?.id ?? "";
  return { eventId: idOf(back.id), invoice: idOf(paid.id) };
}

/** The event log and accounts, with who brought them. */
export const eventRows: Record<string, RouteRow> = {
  "routes/desk.events._index": { loader: { may: readers } },
  "routes/desk.events.$eventId": {
    loader: {
      may: readers,
      given: async (cast) => ({ params: { eventId: (await reported(cast, "a link")).eventId } }),
    },
    intents: {
      "": {
        may: matchers,
        given: async (cast) => {
          const { eventId, invoice } = await refunded(cast);
          return { params: { eventId }, form: { invoice, reason: "They told us." } };
        },
      },
    },
  },
  "routes/desk.accounts.$accountId": {
    loader: {
      may: readers,
      given: async (cast) => ({ params: { accountId: (await reported(cast, "nobody")).accountId } }),
    },
    intents: {
      match: {
        may: matchers,
        given: async (cast) => {
          const { accountId, linkId } = await reported(cast, "nobody");
          return { params: { accountId }, form: { target: `link:${linkId}`, reason: "They told us." } };
        },
      },
      move: {
        may: ["admin"],
        given: async (cast) => {
          const { accountId, attributionId } = await reported(cast, "a link");
          const other = await reported(cast, "nobody");
          const form = { target: `link:${other.linkId}`, reason: "They told us.", instead: attributionId ?? "" };
          return { params: { accountId }, form };
        },
      },
    },
  },
};
