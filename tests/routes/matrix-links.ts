import { createOfferPage } from "~/domain/attribution/commands/change-destinations";
import { inTransaction } from "db/tx";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { createLink } from "~/domain/attribution/commands/create-link";
import { type Cast, type Role, roles } from "./cast";
import type { RouteRow } from "./matrix-row";

const owners: readonly Role[] = ["ownerAdmin", "ownerMember"];
const partners: readonly Role[] = [...owners, "rivalAdmin"];
const readers: readonly Role[] = ["manager", "finance", "admin"];
const page = {
  name: "Podcast",
  headline: "Ship faster",
  body: "Three months on us.",
  actionLabel: "Start",
  destination: "",
};
const fields = { name: "Newsletter", context: "email", destination: "", offerPageId: "" } as const;

/** A link of the owners. */
async function ownLink({ people, world }: Cast): Promise<string> {
  return createLink(people.ownerAdmin, { ...fields, programId: world.programId, code: "" });
}

/** A flag on a link of the owners. */
async function flagOn(linkId: string, { people, world }: Cast): Promise<string> {
  const burst = { startsAt: world.clock.now(), endsAt: world.clock.now() };
  const about = { partnerId: people.ownerAdmin.actor.partnerId, programId: world.programId, linkId, burst };
  const raised = { rule: "clickBurst", found: "120 clicks within an hour.", severity: "hold" } as const;
  await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
  const flags = world.db.selectFrom("fraudFlags").select("id").where("linkId", "=", linkId);
  return (await flags.executeTakeFirstOrThrow()).id;
}

const onLink = (form: Record<string, string>) => async (cast: Cast) => ({
  params: { linkId: await ownLink(cast) },
  form,
});

async function programFacts({ world }: Cast) {
  const { revision } = await world.db
    .selectFrom("programs")
    .select("revision")
    .where("id", "=", world.programId)
    .executeTakeFirstOrThrow();
  return { params: { programId: world.programId }, revision: String(revision) };
}

/** Links: the partner's own, everybody's on the desk, and where a program's lead. */
export const linkRows: Record<string, RouteRow> = {
  "routes/_public.r.$code": { loader: { may: [], nowhere: true } },
  "routes/_public.o.$slug": { loader: { may: [], nowhere: true } },
  "routes/_public.docs.tracking": { loader: { may: roles } },
  "routes/portal.links._index": { loader: { may: partners } },
  "routes/portal.links.new": {
    loader: { may: partners },
    intents: {
      "": { may: partners, given: ({ world }) => ({ form: { ...fields, programId: world.programId, code: "" } }) },
    },
  },
  "routes/portal.links.$linkId": {
    loader: { may: owners, given: onLink({}) },
    intents: {
      change: { may: owners, given: onLink({ ...fields, revision: "1", name: "Autumn newsletter" }) },
      review: {
        may: owners,
        given: async (cast) => {
          const linkId = await ownLink(cast);
          const flagId = await flagOn(linkId, cast);
          return { params: { linkId }, form: { flagId, answer: "We spoke at a fair." } };
        },
      },
      pause: { may: owners, given: onLink({ revision: "1", status: "paused" }) },
    },
  },
  "routes/portal.links.$linkId_.qr[.]svg": { loader: { may: owners, given: onLink({}), resource: true } },
  "routes/desk.links._index": { loader: { may: readers } },
  "routes/desk.links[.]csv": { loader: { may: readers, resource: true } },
  "routes/desk.links.$linkId": { loader: { may: readers, given: onLink({}) } },
  "routes/desk.programs.$programId_.links": {
    loader: { may: ["admin"], given: programFacts },
    intents: {
      destinations: {
        may: ["admin"],
        given: async (cast) => {
          const { params, revision } = await programFacts(cast);
          return {
            params,
            form: { revision, destination: "https://x.example/", allowedHosts: "x.example", productName: "X" },
          };
        },
      },
      "new-offer": { may: ["admin"], given: async (cast) => ({ ...(await programFacts(cast)), form: page }) },
      "change-offer": {
        may: ["admin"],
        given: async (cast) => {
          const { world, people } = cast;
          await createOfferPage(people.admin, { ...page, programId: world.programId });
          const { id } = await world.db
            .selectFrom("offerPages")
            .select("id")
            .orderBy("id", "desc")
            .executeTakeFirstOrThrow();
          const form = { ...page, offerPageId: id, revision: "1", active: "on" };
          return { params: { programId: world.programId }, form };
        },
      },
    },
  },
};
