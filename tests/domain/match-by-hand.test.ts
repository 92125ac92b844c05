import { beforeAll, describe, expect, it } from "vitest";
import { getAccountPage } from "~/domain/attribution/views/account";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { moveAccount } from "~/domain/review/commands/match-account";
import { day } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let rival: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  rival = await world.member(await world.partner("Rival"), "Rae", "admin");
  manager = await world.vendor("Ines Admin", "admin");
});

let accounts = 0;

/** An account that a link of this partner brought, with its lead; `code` is another link's that the sign-up gave, too. */
async function accountOf(partner: PartnerCtx, code?: string) {
  const externalId = `M-${++accounts}`;
  const account = { externalId, email: `kim@hill-${accounts}.com`, company: `Hill ${accounts}` };
  const link = await tools.link(partner.actor);
  const clickId = await tools.click(link, new Date(world.clock.now().getTime() - day));
  await tools.report({ type: "account.created", account, attribution: { clickId, code } });
  await tools.settle();
  const current = await database.db
    .selectFrom("attributions as a")
    .innerJoin("accountIds as i", "i.accountId", "a.accountId")
    .select(["a.id", "a.accountId", "a.leadId"])
    .where("i.externalId", "=", externalId)
    .where("a.endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return { account, link, leadId: current.leadId ?? "", accountId: current.accountId, currentId: current.id };
}

const move = (of: Awaited<ReturnType<typeof accountOf>>, target: { kind: "lead" | "link"; id: string }) =>
  moveAccount(manager, { accountId: of.accountId, instead: of.currentId, target, reason: "They told us so." });

describe("an account that is given to somebody else by hand", () => {
  it("does not offer whose it is already, and refuses that lead and that link", async () => {
    const of = await accountOf(agency);
    const { targets } = await getAccountPage(manager, of.accountId, of.account.company);
    const other = await accountOf(rival);
    const found = await getAccountPage(manager, of.accountId, other.account.company);
    expect(found.targets.map(({ value }) => value)).toContain(`lead:${other.leadId}`);
    expect(targets.map(({ value }) => value)).not.toContain(`lead:${of.leadId}`);
    expect(targets.map(({ value }) => value)).not.toContain(`link:${of.link.id}`);
    const already = { code: "already-done", message: expect.stringContaining("belongs there already") };
    await expect(move(of, { kind: "lead", id: of.leadId })).rejects.toMatchObject(already);
    await expect(move(of, { kind: "link", id: of.link.id })).rejects.toMatchObject(already);
    expect(await tools.attributed(of.account.externalId)).toMatchObject({ leadId: of.leadId, linkId: of.link.id });
  });

  it("goes to another link's lead with that link, which keeps its credit", async () => {
    const [of, other] = [await accountOf(agency), await accountOf(rival)];
    await move(of, { kind: "lead", id: other.leadId });
    expect(await tools.attributed(of.account.externalId)).toMatchObject({
      partnerId: rival.actor.partnerId,
      ...{ leadId: other.leadId, linkId: other.link.id },
    });
  });

  it("says of each link what it did: one whose code was given was not clicked", async () => {
    const named = await tools.link(rival.actor);
    const of = await accountOf(agency, named.code);
    await move(of, { kind: "link", id: (await tools.link(rival.actor)).id });
    const { targets } = await getAccountPage(manager, of.accountId, undefined);
    const described = Object.fromEntries(targets.map(({ value, description }) => [value, description]));
    expect(described[`link:${named.id}`]).toBe("Rival, its code was given");
    expect(described[`link:${of.link.id}`]).toBe("Agency, was clicked");
  });
});
