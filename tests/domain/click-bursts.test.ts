import { beforeAll, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { screenClicks } from "~/domain/fraud/commands/screen-clicks";
import { minute } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const network = "192.0.2.0/24";

/** A link with so many clicks of one network so many minutes before the last full hour, and after it. */
async function clickedLink(...groups: { clicks: number; minutes: number }[]) {
  const link = await tools.link(agency.actor);
  const fullHour = new Date(world.clock.now());
  fullHour.setUTCMinutes(0, 0, 0);
  for (const { clicks, minutes } of groups) {
    const at = new Date(fullHour.getTime() + minutes * minute);
    for (let n = 0; n < clicks; n += 1) await tools.click(link, at, `visitor ${link.id} ${n}`, network);
  }
  await screenClicks(world.ctxOf({ kind: "system" }));
  const flags = await world.db.selectFrom("fraudFlags").selectAll().where("linkId", "=", link.id).execute();
  return { link, flags };
}

it("clicks around a full hour are counted together, clicks more than 60 minutes apart are not", async () => {
  world.clock.forward(30 * minute);
  const { flags } = await clickedLink({ clicks: 60, minutes: -10 }, { clicks: 60, minutes: 10 });
  expect(JSON.stringify(flags.map(({ evidence }) => evidence))).toContain("120 clicks within an hour");
  await screenClicks(world.ctxOf({ kind: "system" }));
  const apart = await clickedLink({ clicks: 60, minutes: -55 }, { clicks: 60, minutes: 10 });
  expect(apart.flags).toEqual([]);
});

it("a burst that is confirmed stops its link, one that is cleared does not; each is raised once", async () => {
  const statusOf = async (id: string) =>
    (await world.db.selectFrom("links").select("status").where("id", "=", id).executeTakeFirstOrThrow()).status;
  for (const [decision, status] of [
    ["cleared", "active"],
    ["confirmed", "stopped"],
  ] as const) {
    const { link, flags } = await clickedLink({ clicks: 100, minutes: 5 });
    await screenClicks(world.ctxOf({ kind: "system" }));
    const again = await world.db.selectFrom("fraudFlags").select("id").where("linkId", "=", link.id).execute();
    expect([flags.length, again.length]).toEqual([1, 1]);
    const { id: flagId = "", revision = 0 } = flags[0] ?? {};
    await decideFlag(manager, { flagId, revision, decision, reason: "Looked into it." });
    await tools.settle();
    expect(await statusOf(link.id)).toBe(status);
  }
});
