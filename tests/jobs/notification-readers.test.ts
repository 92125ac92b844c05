import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateMembership } from "db/queries/memberships";
import { replaceVendorRoles } from "db/queries/identity";
import { inTransaction } from "db/tx";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { changeMember, removeMember } from "~/domain/identity/commands/change-member";
import {
  type PartnerRole,
  partnerPermissions,
  type VendorRole,
  vendorPermissions,
} from "~/domain/identity/permissions";
import { markAllRead, markRead } from "~/domain/messages/commands/mark-read";
import { countNavigation } from "~/domain/messages/views/count-navigation";
import { listNotifications } from "~/domain/messages/views/list-notifications";
import { listAdmins, listPartnerRecipients, listVendorRecipients } from "~/domain/messages/views/people";
import { partnerWords, vendorWords } from "~/domain/messages/words";
import { tellPeople } from "~/jobs/tell-people";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { jobServices } from "../support/run-jobs";

const database = testDatabase();
let world: World;
let brightside: { id: string; name: string };
let harbor: { id: string; name: string };
let ana: PartnerCtx;

/** What the bell, the page and its links know of somebody's notifications. */
async function seenBy(
  ctx: PartnerCtx | VendorCtx,
): Promise<{ titles: string[]; unread: number; inNavigation: number }> {
  const page = await listNotifications(ctx, {});
  const { unread } = await countNavigation(ctx);
  return {
    titles: page.rows.map(({ title }) => title.split(":")[0] ?? "").sort(),
    unread: page.unread,
    inNavigation: unread,
  };
}
const seen = (...titles: string[]) => ({ titles: titles.sort(), unread: titles.length, inNavigation: titles.length });

async function idsOf(ctx: PartnerCtx | VendorCtx): Promise<string[]> {
  const { userId } = ctx.actor;
  return (await world.db.selectFrom("notifications").select("id").where("userId", "=", userId).execute()).map(
    ({ id }) => id,
  );
}

/** The same account as it is let in now. */
function inPartner(
  ctx: PartnerCtx,
  organisation: typeof brightside,
  role: PartnerRole,
  seesEarnings = false,
): PartnerCtx {
  const membership = { partnerId: organisation.id, partnerName: organisation.name, role };
  return world.ctxOf({ ...ctx.actor, ...membership, permissions: partnerPermissions(role, seesEarnings) });
}
const withRoles = (ctx: VendorCtx, ...roles: VendorRole[]): VendorCtx =>
  world.ctxOf({ ...ctx.actor, roles, permissions: vendorPermissions(roles) });

/** One line about a lead and one about money, to whoever hears such news at the partner. */
async function tellPartner(partnerId: string, submittedBy: string): Promise<void> {
  const services = jobServices(world);
  const ctx = world.ctxOf({ kind: "system" as const });
  const decision = await listPartnerRecipients(ctx, partnerId, { about: "decision", submittedBy });
  const money = await listPartnerRecipients(ctx, partnerId, { about: "money" });
  const leads = decision.map((to) => ({ to, words: partnerWords.accepted("Cedar"), href: "/portal/leads/lead_1" }));
  const earned = money.map((to) => ({
    to,
    words: partnerWords.earned("USD 500.00", "Cedar"),
    href: "/portal/earnings/com_1",
  }));
  await tellPeople(services, newId("jrn"), leads);
  await tellPeople(services, newId("jrn"), earned);
}

beforeAll(async () => {
  world = await createWorld(database);
});
beforeEach(async () => {
  brightside = await world.partner("Brightside Agency");
  harbor = await world.partner("Harbor Digital");
  ana = await world.member(brightside, "Ana Duarte", "admin");
});

describe("notifications of a partner", () => {
  it("do not follow somebody to another organisation", async () => {
    const ben = await world.member(brightside, "Ben Ito", "member", true);
    await tellPartner(brightside.id, ben.actor.userId);
    expect(await seenBy(ben)).toEqual(seen("Accepted", "You earned USD 500.00"));
    await removeMember(ana, { userId: ben.actor.userId });
    await database.db
      .insertInto("memberships")
      .values({ userId: ben.actor.userId, partnerId: harbor.id, role: "admin", joinedAt: world.clock.now() })
      .execute();

    const elsewhere = inPartner(ben, harbor, "admin");
    expect(await seenBy(elsewhere)).toEqual(seen());
    for (const notificationId of await idsOf(ben)) {
      await expect(markRead(elsewhere, { notificationId })).rejects.toMatchObject({ code: "not-found" });
    }
    await markAllRead(elsewhere, { until: world.clock.now() });
    await tellPartner(harbor.id, ben.actor.userId);
    expect(await seenBy(elsewhere)).toEqual(seen("Accepted", "You earned USD 500.00"));
    // What the former organisation told is as it was: it was neither read nor opened from here.
    expect((await seenBy(ben)).titles).toHaveLength(2);
    expect((await seenBy(ben)).unread).toBe(2);
  });

  it("do not tell amounts to somebody whose view of earnings was taken away", async () => {
    const ben = await world.member(brightside, "Ben Ito", "member", true);
    const { userId } = ben.actor;
    await tellPartner(brightside.id, userId);
    await inTransaction(database.db, (tx) =>
      updateMembership(tx, { partnerId: brightside.id, userId }, { seesEarnings: false }),
    );
    const without = inPartner(ben, brightside, "member", false);
    expect(await seenBy(without)).toEqual(seen("Accepted"));
    const opened = await Promise.allSettled(
      (await idsOf(ben)).map((notificationId) => markRead(without, { notificationId })),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("tell a demoted admin no amounts and of no appeal about them", async () => {
    const cora = await world.member(brightside, "Cora Lin", "admin");
    await tellPartner(brightside.id, cora.actor.userId);
    const words = partnerWords.moneyAppealAnswered("Cedar", true, "The commission goes to approval again.");
    const money = await listPartnerRecipients(world.ctxOf({ kind: "system" as const }), brightside.id, {
      about: "money",
    });
    await tellPeople(
      jobServices(world),
      newId("jrn"),
      money.map((to) => ({ to, words, href: "/portal/appeals/dsp_1" })),
    );
    expect((await seenBy(cora)).titles).toEqual(["Accepted", "You earned USD 500.00", "Your appeal was upheld"]);
    const change = { userId: cora.actor.userId, role: "member" as const, seesEarnings: false, revision: 1 };
    await changeMember(ana, change);
    expect(await seenBy(inPartner(cora, brightside, "member"))).toEqual(seen("Accepted"));
  });
});

describe("notifications of the vendor", () => {
  it("stay with the role that they were for", async () => {
    const mara = await world.vendor("Mara Keller", "partner_manager", "finance", "admin");
    const { userId } = mara.actor;
    const services = jobServices(world);
    const ctx = world.ctxOf({ kind: "system" as const });
    const { people } = await listVendorRecipients(ctx, [userId]);
    const admins = (await listAdmins(ctx)).filter((person) => person.userId === userId);
    const told = [
      { words: vendorWords.newLead("Cedar", "Brightside"), href: "/desk/queue/lead_1", people },
      { words: vendorWords.appealed("Cedar", "Brightside"), href: "/desk/disputes/dsp_1", people },
      { words: vendorWords.flagEscalated("Brightside", "Click burst"), href: "/desk/flags/flag_1", people: admins },
      { words: vendorWords.applied("Fathom", "Agency Program"), href: "/desk/applications/app_1", people },
    ];
    for (const { people: to, ...line } of told) {
      await tellPeople(
        services,
        newId("jrn"),
        to.map((person) => ({ to: person, ...line })),
      );
    }
    expect((await seenBy(mara)).unread).toBe(4);
    expect(await seenBy(withRoles(mara, "finance"))).toEqual(seen("Appeal"));
    expect(await seenBy(withRoles(mara, "sales_rep"))).toEqual(seen());
    expect(await seenBy(withRoles(mara, "admin"))).toEqual(seen("Appeal", "Overdue flag", "New application"));
  });

  it("go to the partner managers when the lead's owner may not work on leads any more", async () => {
    const rae = await world.vendor("Rae Quill", "sales_rep");
    const { userId } = rae.actor;
    const ctx = world.ctxOf({ kind: "system" as const });
    expect(await listVendorRecipients(ctx, [userId])).toMatchObject({ isTheirs: true, people: [{ userId }] });
    await inTransaction(database.db, (tx) => replaceVendorRoles(tx, userId, ["finance"], world.clock.now()));
    expect((await listVendorRecipients(ctx, [userId])).isTheirs).toBe(false);
  });
});
