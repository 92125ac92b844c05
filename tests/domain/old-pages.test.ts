import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { changeRoles } from "~/domain/identity/commands/change-colleague";
import { changeMember } from "~/domain/identity/commands/change-member";
import { listColleagues } from "~/domain/identity/views/list-colleagues";
import { addContact, changeOrganisation } from "~/domain/partners/commands/change-organisation";
import { getOrganisation, getTeam } from "~/domain/partners/views/partners";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let root: VendorCtx;
let ana: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  root = await world.vendor("Root Admin", "admin");
});
beforeEach(async () => {
  ana = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});
const stale = (sentence: RegExp) => ({ code: "changed-meanwhile", message: expect.stringMatching(sentence) as string });

describe("a page that was opened before somebody else's change", () => {
  it("does not give back a view of earnings that was taken away", async () => {
    const ben = await world.member({ id: ana.actor.partnerId, name: "Brightside Agency" }, "Ben Ito", "member", true);
    const { userId } = ben.actor;
    const memberNow = async () => (await getTeam(ana)).members.find(({ id }) => id === userId);
    const { revision = 0 } = (await memberNow()) ?? {};
    await changeMember(ana, { userId, role: "member", seesEarnings: false, revision });
    await expect(changeMember(ana, { userId, role: "admin", seesEarnings: true, revision })).rejects.toMatchObject(
      stale(/now partner member, without a view of earnings/i),
    );
    expect(await memberNow()).toMatchObject({ role: "member", seesEarnings: false, revision: revision + 1 });
    await changeMember(ana, { userId, role: "admin", seesEarnings: true, revision: revision + 1 });
  });

  it("does not give back a role that was taken away", async () => {
    const max = await world.vendor("Max Admin", "admin", "finance");
    const { userId } = max.actor;
    const colleagueNow = async () => (await listColleagues(root)).people.find(({ id }) => id === userId);
    const { revision = 0 } = (await colleagueNow()) ?? {};
    await changeRoles(root, { userId, roles: ["sales_rep"], revision });
    await expect(
      changeRoles(root, { userId, roles: ["admin", "finance", "sales_rep"], revision }),
    ).rejects.toMatchObject(stale(/now sales rep/i));
    expect(await colleagueNow()).toMatchObject({ roles: ["sales_rep"], revision: revision + 1 });
  });

  it("does not overwrite an organisation's profile, and is told which fields changed", async () => {
    const { revision, ...profile } = await getOrganisation(ana);
    const { country, website, size, regions, industries } = profile;
    const form = { country, website, size: size as "", regions, industries };
    await changeOrganisation(ana, { ...form, website: "https://brightside.example", country: "DE", revision });
    await addContact(ana, {
      once: newId("cont"),
      name: "Casey Dunn",
      title: "",
      email: "casey@office.example",
      phone: "",
    });
    await expect(changeOrganisation(ana, { ...form, regions: "Ohio", revision })).rejects.toMatchObject(
      stale(/: country, website\./i),
    );
    const now = await getOrganisation(ana);
    expect(now).toMatchObject({ website: "https://brightside.example", country: "DE", regions: "" });
    await changeOrganisation(ana, { ...form, regions: "Ohio", revision: now.revision });
  });

  it("changes it once, of many that were opened at the same time", async () => {
    const { revision, ...profile } = await getOrganisation(ana);
    const { country, website, size, industries } = profile;
    const form = { country, website, size: size as "", industries };
    const { won, broken } = await race(
      times((number) => () => changeOrganisation(ana, { ...form, regions: `Region ${number}`, revision })),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(1);
  });
});
