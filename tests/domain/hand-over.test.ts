import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { endColleague } from "~/domain/identity/commands/change-colleague";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import { countNavigation } from "~/domain/messages/views/count-navigation";
import { acceptOffer, declineOffer, lapseOffers } from "~/domain/sales/commands/answer-offer";
import { handOverLead } from "~/domain/sales/commands/hand-over-lead";
import { recallOffer } from "~/domain/sales/commands/offer-lead";
import { contactLead } from "~/domain/sales/commands/work-lead";
import { winOpportunity } from "~/domain/sales/commands/work-opportunity";
import { getAssignList, getInbox } from "~/domain/sales/views/assignment";
import { countOpenLeadsByOwner } from "~/domain/sales/views/count-open-leads";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { leadAt, type StageWanted } from "../support/lead-stages";

const database = testDatabase();
let world: World;
let manager: VendorCtx;
let admin: VendorCtx;
let partner: PartnerCtx;
let rep: VendorCtx;
let other: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
  admin = await world.vendor("Ada Marsh", "admin");
  rep = await world.vendor("Rui Sands", "sales_rep");
  other = await world.vendor("Otto Blake", "sales_rep");
  partner = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

const owned = (stage: StageWanted, by = rep) => leadAt({ world, manager, rep: by }, partner, stage);
const at = async (leadId: string) => ({ leadId, revision: await world.revisionOf("leads", leadId) });
const give = async (leadId: string, to = other) =>
  handOverLead(manager, { ...(await at(leadId)), repId: to.actor.userId, reason: "workload" });
const rowOf = (leadId: string) =>
  database.db
    .selectFrom("leads")
    .select(["status", "stage", "ownerId", "dueKind"])
    .where("id", "=", leadId)
    .executeTakeFirstOrThrow();
const entriesOf = async (leadId: string, ...kinds: string[]) =>
  (
    await database.db
      .selectFrom("journal")
      .select(["kind", "payload"])
      .where("leadId", "=", leadId)
      .where("kind", "in", kinds)
      .orderBy("seq")
      .execute()
  ).map(({ kind, payload }) => ({ kind, ...(payload as object) }));
const partnerReads = async (leadId: string) => (await getLeadForPartner(partner, leadId)).standing.label;

describe("an owned lead that is given to another rep", () => {
  it.each(["owned", "contacted", "qualified", "opportunity", "lost"] as const)(
    "stays %s with its owner until the other takes it",
    async (stage) => {
      const leadId = await owned(stage);
      const before = await rowOf(leadId);
      const reads = await partnerReads(leadId);
      await give(leadId);
      expect(await rowOf(leadId)).toEqual(before);
      expect(await partnerReads(leadId)).toBe(reads);
      expect((await getInbox(other)).offers.map(({ id }) => id)).toContain(leadId);
      const [offered] = (await entriesOf(leadId, "lead.offered")).slice(-1);
      expect(offered).toMatchObject({ repId: other.actor.userId, reason: "workload" });

      await acceptOffer(other, await at(leadId));
      expect(await rowOf(leadId)).toEqual({ ...before, ownerId: other.actor.userId });
      expect(await partnerReads(leadId)).toBe(reads);
      expect(await entriesOf(leadId, "lead.taken_over")).toMatchObject([{ from: rep.actor.userId }]);
      await expect(contactLead(rep, { ...(await at(leadId)), how: "Late" })).rejects.toMatchObject({
        code: "not-found",
      });
    },
  );

  it("goes on with its opportunity as it was", async () => {
    const leadId = await owned("opportunity");
    const opportunity = () =>
      database.db.selectFrom("opportunities").selectAll().where("leadId", "=", leadId).executeTakeFirstOrThrow();
    const before = await opportunity();
    await give(leadId);
    await acceptOffer(other, await at(leadId));
    expect(await opportunity()).toEqual(before);
    await winOpportunity(other, { ...(await at(leadId)), amountMinor: 4_800_000n, currency: "USD" });
    expect((await rowOf(leadId)).stage).toBe("won");
  });

  it("stays where it is when the other declines or is too late, or the manager takes the offer back", async () => {
    const leadId = await owned("contacted");
    const before = await rowOf(leadId);
    const endings: [string, () => Promise<unknown>][] = [
      ["lead.offer_recalled", async () => recallOffer(manager, await at(leadId))],
      ["lead.offer_declined", async () => declineOffer(other, { ...(await at(leadId)), reason: "other", note: "" })],
      [
        "lead.offer_lapsed",
        () =>
          lapseOffers({
            ...world.ctxOf({ kind: "system" }),
            now: () => new Date(world.clock.now().getTime() + 5 * day),
          }),
      ],
    ];
    for (const [kind, end] of endings) {
      await give(leadId);
      await end();
      expect(await rowOf(leadId), kind).toEqual(before);
      expect(await entriesOf(leadId, kind)).toHaveLength(1);
      expect((await getInbox(other)).offers.map(({ id }) => id)).not.toContain(leadId);
    }
  });

  it("is offered to one rep at a time, never to its owner, and not once it is closed", async () => {
    const leadId = await owned("owned");
    await expect(give(leadId, rep)).rejects.toMatchObject({ details: { field: "repId" } });
    await give(leadId);
    await expect(give(leadId)).rejects.toMatchObject({ code: "wrong-state" });
    for (const stage of ["routing", "won"] as const) {
      await expect(give(await owned(stage)), stage).rejects.toMatchObject({ code: "wrong-state" });
    }
  });

  it("that is won meanwhile keeps its owner, and the clock ends the offer", async () => {
    const leadId = await owned("opportunity");
    await give(leadId);
    await winOpportunity(rep, { ...(await at(leadId)), amountMinor: 4_800_000n, currency: "USD" });
    await expect(acceptOffer(other, await at(leadId))).rejects.toMatchObject({ code: "wrong-state" });
    const late = () => new Date(world.clock.now().getTime() + 5 * day);
    await lapseOffers({ ...world.ctxOf({ kind: "system" }), now: late });
    expect((await getInbox(other)).offers.map(({ id }) => id)).not.toContain(leadId);
    expect(await rowOf(leadId)).toMatchObject({ stage: "won", ownerId: rep.actor.userId });
  });
});

describe("leads whose account manager has left", () => {
  it.each(["ended", "without the role"])("wait on Assign for another (%s)", async (how) => {
    const leaving = await world.vendor(`Lee Ving ${how}`, "sales_rep");
    const [open, closed] = [await owned("qualified", leaving), await owned("won", leaving)];
    const { userId } = leaving.actor;
    expect((await countOpenLeadsByOwner(admin)).get(userId)).toBe(1);
    const left = async () => (await getAssignList(manager)).left.map(({ id }) => id);
    const toAssign = async () => (await countNavigation(manager)).toAssign;
    expect(await left()).not.toContain(open);
    const before = await toAssign();

    if (how === "ended") await endColleague(admin, { userId });
    else await database.db.deleteFrom("vendorRoles").where("userId", "=", userId).execute();
    expect(await left()).toContain(open);
    expect(await left()).not.toContain(closed);
    expect(await toAssign()).toBe(before + 1);
    const page = await getDeskLead(manager, open);
    expect(page.owner).toEqual({ name: leaving.actor.name, left: true });
    expect(page.suggestions.map((one) => one.userId)).toContain(other.actor.userId);
    expect(page.suggestions.map((one) => one.userId)).not.toContain(userId);

    await give(open);
    expect(await toAssign(), "what is offered waits for a rep").toBe(before);
    expect((await getAssignList(manager)).left.find(({ id }) => id === open)?.offeredToName).toBe("Otto Blake");
    await acceptOffer(other, await at(open));
    expect(await left()).not.toContain(open);
    expect(await partnerReads(open)).toBe("Qualified");
  });
});
