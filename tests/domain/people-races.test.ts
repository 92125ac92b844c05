import { beforeAll, describe, expect, it } from "vitest";
import { insertInvitation } from "db/queries/invitations";
import { inTransaction } from "db/tx";
import type { PartnerCtx } from "~/domain/context";
import { acceptInvitation } from "~/domain/identity/commands/accept-invitation";
import { changeRoles, endColleague } from "~/domain/identity/commands/change-colleague";
import { changeMember, removeMember } from "~/domain/identity/commands/change-member";
import { hashToken } from "~/domain/identity/tokens";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let partner: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  partner = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

describe("the last admin", () => {
  it("of an organisation stays, however many leave at once", async () => {
    const organisation = await world.partner("Leaving Agency");
    const admins = await Promise.all(times((number) => world.member(organisation, `Admin ${number}`, "admin")));
    const { won, lost, broken } = await race(
      admins.map((ctx, number) => () => {
        const { userId } = ctx.actor;
        return number % 2
          ? removeMember(ctx, { userId })
          : changeMember(ctx, { userId, role: "member", seesEarnings: false, revision: 1 });
      }),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(workers - 1);
    expect(lost.map((sentence) => sentence.split(":")[0])).toEqual(["last-admin"]);
  });

  it("of the program stays, too", async () => {
    const admins = await Promise.all(times((number) => world.vendor(`Admin ${number}`, "admin")));
    const { won, lost, broken } = await race(
      admins.map((ctx, number) => () => {
        const { userId } = ctx.actor;
        return number % 2
          ? endColleague(ctx, { userId })
          : changeRoles(ctx, { userId, roles: ["finance"], revision: 2 });
      }),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(workers - 1);
    expect(lost.map((sentence) => sentence.split(":")[0])).toEqual(["last-admin"]);
  });
});

it("lets an invitation be accepted once", async () => {
  const id = newId("inv");
  const email = "once@mail.example";
  const { partnerId, userId } = partner.actor;
  const row = {
    id,
    email,
    side: "partner",
    partnerId,
    partnerRole: "member",
    vendorRoles: [],
    invitedBy: userId,
    tokenHash: hashToken("once"),
    createdAt: world.clock.now(),
    expiresAt: new Date("2030-01-01"),
  };
  await inTransaction(database.db, (tx) => insertInvitation(tx, row));
  const ctx = world.ctxOf({ kind: "anonymous" });
  const form = { token: "once", name: "Una Once", password: "five small boats at anchor" };
  const { won, broken } = await race(times(() => () => acceptInvitation(ctx, form)));
  expect(broken).toEqual([]);
  expect(won).toBe(1);
});
