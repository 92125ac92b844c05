import { listToAssign } from "db/queries/assignment";
import { countOwnedByStage, listOpenOffersOf, listOwnedLeads } from "db/queries/sales";
import { can, type VendorCtx } from "../../context";
import { stateOf } from "../../leads/move-lead";
import { describeStanding } from "../../leads/standing";

const most = 200;

/** Accepted leads that nobody owns yet, and those in work whose owner has left; most urgent first. */
export async function getAssignList(ctx: VendorCtx) {
  const found = await listToAssign(ctx.db, most);
  const rows = found.map((row) => ({ ...row, standing: describeStanding(stateOf(row), "vendor") }));
  return {
    rows: rows.filter(({ ownerName }) => ownerName === null),
    left: rows.filter(({ ownerName }) => ownerName !== null),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

type Explanation = { rule: string; found: string; effect: string }[];

/** A rep's inbox: what is offered, then what they own and has to be done next. */
export async function getInbox(ctx: VendorCtx) {
  const [offers, owned] = await Promise.all([
    listOpenOffersOf(ctx.db, ctx.actor.userId),
    listOwnedLeads(ctx.db, { ownerId: ctx.actor.userId, stages: ["owned", "contacted", "qualified"], limit: most }),
  ]);
  return {
    offers: offers.map((offer) => ({ ...offer, why: offer.why as Explanation })),
    owned: owned
      .map((row) => ({
        ...row,
        standing: describeStanding(stateOf({ status: "accepted", stage: row.stage }), "vendor"),
      }))
      .sort(
        (a, b) => (a.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueAt?.getTime() ?? Number.POSITIVE_INFINITY),
      ),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

/** Open opportunities by step, of one rep or of all for who reads all leads; and what was closed lately. */
export async function getPipeline(ctx: VendorCtx, everybody: boolean) {
  const all = everybody && can(ctx.actor, "lead.read");
  const ownerId = all ? null : ctx.actor.userId;
  const [open, closed, counts] = await Promise.all([
    listOwnedLeads(ctx.db, { ownerId, stages: ["opportunity"], limit: most }),
    listOwnedLeads(ctx.db, { ownerId, stages: ["won", "lost"], limit: 20 }),
    countOwnedByStage(ctx.db, ctx.actor.userId),
  ]);
  return { open, closed, mine: Object.fromEntries(counts), now: ctx.now(), timeZone: ctx.actor.timeZone };
}

export type Pipeline = Awaited<ReturnType<typeof getPipeline>>;
export type Inbox = Awaited<ReturnType<typeof getInbox>>;
