import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "db/tx";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { findMembership } from "db/queries/memberships";
import { acceptInvitation, joinWithAccount } from "~/domain/identity/commands/accept-invitation";
import { changeRoles, endColleague } from "~/domain/identity/commands/change-colleague";
import { changeMember, removeMember } from "~/domain/identity/commands/change-member";
import { inviteUser } from "~/domain/identity/commands/invite-user";
import { revokeInvitation } from "~/domain/identity/commands/revoke-invitation";
import { storeInvitationToken } from "~/domain/identity/commands/store-link";
import { hashToken, newToken } from "~/domain/identity/tokens";
import { listColleagues } from "~/domain/identity/views/list-colleagues";
import { createApiKey } from "~/domain/integrations/commands/create-api-key";
import { revokeApiKey } from "~/domain/integrations/commands/revoke-api-key";
import { createPartner } from "~/domain/partners/commands/create-partner";
import { inviteFirstAdmin } from "~/domain/partners/commands/invite-first-admin";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { race } from "../support/race";

const database = testDatabase();
let world: World;
let root: VendorCtx;
let ana: PartnerCtx;
let address = 0;

const newAddress = () => `invited${++address}@mail.example`;
const password = "five small boats at anchor";

async function mint(invitationId: string): Promise<string> {
  const token = newToken();
  await inTransaction(database.db, (tx) => storeInvitationToken(tx, { invitationId, token }));
  return token;
}
const inviteMember = async (ctx: PartnerCtx, email = newAddress()) =>
  mint(await inviteUser(ctx, { email, as: { side: "partner", partnerId: ctx.actor.partnerId, role: "admin" } }));
const inviteColleague = async (ctx: VendorCtx, email = newAddress()) =>
  mint(await inviteUser(ctx, { email, as: { side: "vendor", roles: ["admin"] } }));
const accept = (token: string) =>
  acceptInvitation(world.ctxOf({ kind: "anonymous" as const }), { token, name: "Una Later", password });

async function revokedInJournal(userId: string): Promise<number> {
  const rows = await world.db
    .selectFrom("journal as j")
    .innerJoin("invitations as i", (join) => join.on("j.kind", "=", "user.invitation_revoked"))
    .select("i.id")
    .where((eb) => eb(eb.fn("jsonb_extract_path_text", ["j.payload", eb.val("invitationId")]), "=", eb.ref("i.id")))
    .where("i.invitedBy", "=", userId)
    .execute();
  return rows.length;
}

beforeAll(async () => {
  world = await createWorld(database);
  root = await world.vendor("Root Admin", "admin");
});
beforeEach(async () => {
  ana = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

describe("open invitations end with the right to invite", () => {
  it("of a member who is removed", async () => {
    const ben = await world.member({ id: ana.actor.partnerId, name: "Brightside Agency" }, "Ben Ito", "admin");
    const tokens = [await inviteMember(ben), await inviteMember(ben)];
    const kept = await inviteMember(ana);
    expect(await removeMember(ana, { userId: ben.actor.userId })).toEqual({ revokedInvitations: 2 });
    for (const token of tokens) await expect(accept(token)).rejects.toMatchObject({ code: "link-expired" });
    expect(await revokedInJournal(ben.actor.userId)).toBe(2);
    await accept(kept);
  });

  it("of an admin who becomes a member, not of one who stays admin", async () => {
    const ben = await world.member({ id: ana.actor.partnerId, name: "Brightside Agency" }, "Ben Ito", "admin");
    const { userId } = ben.actor;
    const token = await inviteMember(ben);
    const stays = await changeMember(ana, { userId, role: "admin", seesEarnings: true, revision: 1 });
    expect(stays).toEqual({ revokedInvitations: 0 });
    const demoted = await changeMember(ana, { userId, role: "member", seesEarnings: true, revision: 2 });
    expect(demoted).toEqual({ revokedInvitations: 1 });
    await expect(accept(token)).rejects.toMatchObject({ code: "link-expired" });
    // The session that is still on its way finds the right gone.
    await expect(inviteMember(ben)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("of a colleague whose account ends, to either side", async () => {
    const max = await world.vendor("Max Admin", "admin");
    const token = await inviteColleague(max);
    const profile = { legalName: "Own Shop", kind: "agency" as const, country: "US", website: "" };
    await createPartner(max, { ...profile, programId: world.programId, adminEmail: newAddress() });
    expect(await endColleague(root, { userId: max.actor.userId })).toMatchObject({ revokedInvitations: 2 });
    await expect(accept(token)).rejects.toMatchObject({ code: "link-expired" });
    expect(await revokedInJournal(max.actor.userId)).toBe(2);
    await expect(inviteColleague(max)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("of a colleague who keeps one of two rights: only those of the other", async () => {
    const max = await world.vendor("Max Admin", "admin", "partner_manager");
    const { userId } = max.actor;
    const token = await inviteColleague(max);
    const profile = { legalName: "Own Shop", kind: "agency" as const, country: "US", website: "" };
    await createPartner(max, { ...profile, programId: world.programId, adminEmail: newAddress() });
    expect(await changeRoles(root, { userId, roles: ["partner_manager"], revision: 2 })).toMatchObject({
      revokedInvitations: 1,
    });
    await expect(accept(token)).rejects.toMatchObject({ code: "link-expired" });
    expect(await changeRoles(root, { userId, roles: ["finance"], revision: 3 })).toMatchObject({
      revokedInvitations: 1,
    });
  });
});

describe("a partner without an admin", () => {
  const invite = (partnerId: string, email: string) => inviteFirstAdmin(root, { partnerId, email });
  const openTo = (partnerId: string) =>
    world.db
      .selectFrom("invitations")
      .select(["id", "email", "partnerRole"])
      .where("partnerId", "=", partnerId)
      .where("revokedAt", "is", null)
      .where("acceptedAt", "is", null)
      .execute();

  async function takeIn() {
    const profile = { legalName: "Late Starters", kind: "agency" as const, country: "US", website: "" };
    const created = await createPartner(root, { ...profile, programId: world.programId, adminEmail: newAddress() });
    const [first] = await openTo(created.partnerId);
    return { ...created, first: first?.id ?? "" };
  }

  it("is invited again after its invitation has expired, at the same address", async () => {
    const { partnerId } = await takeIn();
    const [before] = await openTo(partnerId);
    world.clock.forward(8 * day);
    await invite(partnerId, before?.email ?? "");
    const [again, ...more] = await openTo(partnerId);
    expect(again).toMatchObject({ email: before?.email, partnerRole: "admin" });
    expect(more).toEqual([]);
    await accept(await mint(again?.id ?? ""));
    await expect(invite(partnerId, newAddress())).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("is invited at another address, and the wrong one's link ends", async () => {
    const { partnerId, first } = await takeIn();
    const token = await mint(first);
    const right = newAddress();
    await invite(partnerId, right);
    await expect(accept(token)).rejects.toMatchObject({ code: "link-expired" });
    expect((await openTo(partnerId)).map(({ email }) => email)).toEqual([right]);
  });
});

describe("API keys of a colleague who leaves", () => {
  it("are named before, and counted when it is done", async () => {
    const max = await world.vendor("Max Admin", "admin");
    const { userId } = max.actor;
    const make = (name: string) =>
      createApiKey(max, { name, source: name.toLowerCase(), scopes: ["events:write"], days: 90 });
    await make("Product");
    await make("Billing");
    await revokeApiKey(max, { apiKeyId: (await make("Old")).id });
    const keysOf = async () => (await listColleagues(root)).people.find((person) => person.id === userId)?.keysInUse;
    expect(await keysOf()).toEqual(["Billing", "Product"]);
    expect(await endColleague(root, { userId })).toEqual({ revokedInvitations: 0, keysInUse: 2 });
    expect(await keysOf()).toEqual(["Billing", "Product"]);
  });
});

describe("invitations of several organisations to one address", () => {
  it("are made alike, whoever else has invited it, and accepted for one of them", async () => {
    const email = newAddress();
    const bea = await world.member(await world.partner("Harbor Digital"), "Bea Rival", "admin");
    const toBrightside = await inviteMember(ana, email);
    const toHarbor = await inviteMember(bea, email);
    const toVendor = await inviteColleague(root, email);
    await expect(inviteMember(ana, email)).rejects.toMatchObject({ code: "name-taken" });

    const { userId } = await accept(toBrightside);
    const organisation = () => findMembership(world.db, userId).then((found) => found?.partnerId);
    expect(await organisation()).toBe(ana.actor.partnerId);
    const stranger = world.ctxOf({ kind: "anonymous" as const });
    for (const token of [toHarbor, toVendor]) {
      await expect(accept(token)).rejects.toMatchObject({ code: "changed-meanwhile" });
      await expect(joinWithAccount(stranger, { token, password })).rejects.toMatchObject({ code: "wrong-state" });
    }
    // Still open: whoever leaves the first organisation may take the other's.
    await removeMember(ana, { userId });
    await joinWithAccount(stranger, { token: toHarbor, password });
    expect(await organisation()).toBe(bea.actor.partnerId);
  });

  it("are accepted for one of them also at the same moment", async () => {
    const email = newAddress();
    const others = await Promise.all(
      [1, 2, 3].map(async (n) => world.member(await world.partner(`Agency ${n}`), `Admin ${n}`, "admin")),
    );
    const tokens = await Promise.all(others.map((ctx) => inviteMember(ctx, email)));
    const accepted = await race(tokens.map((token) => () => accept(token)));
    expect(accepted.broken).toEqual([]);
    expect(accepted.won).toBe(1);
    const { id: userId } = await world.db
      .selectFrom("users")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    await world.db.deleteFrom("memberships").where("userId", "=", userId).execute();
    const stranger = world.ctxOf({ kind: "anonymous" as const });
    const joined = await race(tokens.map((token) => () => joinWithAccount(stranger, { token, password })));
    expect(joined.broken).toEqual([]);
    expect(joined.won).toBe(1);
  });

  it("that are too old or taken back are in nobody's way", async () => {
    const email = newAddress();
    const old = await inviteMember(ana, email);
    world.clock.forward(8 * day);
    const replacing = await inviteMember(ana, email);
    await expect(accept(old)).rejects.toMatchObject({ code: "link-expired" });
    const { id } = await world.db
      .selectFrom("invitations")
      .select("id")
      .where("tokenHash", "=", hashToken(replacing))
      .executeTakeFirstOrThrow();
    await revokeInvitation(ana, { invitationId: id });
    await accept(await inviteMember(ana, email));
  });
});
