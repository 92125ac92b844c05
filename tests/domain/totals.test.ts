import { type Kysely, sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { up as addTotals } from "db/migrations/0013-lead-totals";
import { up as addMilestones } from "db/migrations/0014-milestone-counts";
import { countLeads, countMilestonesByMonth } from "db/queries/lead-counts";
import type { Scope } from "db/queries/scope";
import type { PartnerCtx } from "~/domain/context";
import { foldCounts } from "~/domain/leads/commands/fold-counts";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { type Hands, leadAt, type StageWanted } from "../support/lead-stages";

const database = testDatabase();
const since = new Date("2026-01-01T00:00:00Z");
let world: World;
let hands: Hands;
let partners: PartnerCtx[];

beforeAll(async () => {
  world = await createWorld(database);
  const rep = await world.vendor("Rui Sands", "sales_rep");
  hands = { world, manager: await world.vendor("Mara Keller", "partner_manager"), rep };
  await database.db.insertInto("repProfiles").values({ userId: rep.actor.userId, capacity: 10_000 }).execute();
  const names = Array.from({ length: 12 }, (_, number) => `Agency ${number}`);
  partners = await Promise.all(names.map(async (name) => world.member(await world.partner(name), name, "admin")));
  // The last minute of one month and the first one of the next.
  world.clock.at = new Date("2026-11-30T23:59:00Z");
  for (const stage of ["submitted", "routing", "won"] as StageWanted[]) {
    for (const partner of partners) await leadAt(hands, partner, stage);
    world.clock.forward(day);
  }
});

/** What there is, counted row by row. */
async function counted(scope: Scope) {
  const own = "partnerId" in scope ? sql`partner_id = ${scope.partnerId}` : sql`true`;
  const leads = await sql`
    select status, coalesce(stage, '') as stage, count(*)::int as n from leads where ${own} group by 1, 2 order by 1, 2
  `.execute(world.db);
  const months = await sql`
    select to_char(occurred_at at time zone 'UTC', 'YYYY-MM') as month,
      (count(*) filter (where kind = 'lead.submitted'))::int as submitted,
      (count(*) filter (where kind = 'lead.accepted'))::int as accepted,
      (count(*) filter (where kind = 'opportunity.won'))::int as won
    from journal where kind in ('lead.submitted', 'lead.accepted', 'opportunity.won') and ${own} group by 1 order by 1
  `.execute(world.db);
  return { leads: leads.rows, months: months.rows };
}

async function read(scope: Scope) {
  const leads = await countLeads(world.db, scope);
  const byName = leads.sort((a, b) => `${a.status} ${a.stage}`.localeCompare(`${b.status} ${b.stage}`));
  return { leads: byName, months: await countMilestonesByMonth(world.db, scope, since) };
}

async function expectTotals() {
  const all = await read({ all: true });
  expect(all).toEqual(await counted({ all: true }));
  expect(all.months.map(({ month }) => month)).toEqual(["2026-11", "2026-12"]);
  for (const { actor } of partners) {
    const scope = { partnerId: actor.partnerId };
    expect(await read(scope)).toEqual(await counted(scope));
  }
}

/** How many slips the totals of all partners are added up from. */
async function slipsOfAll() {
  const { rows } = await sql<{ leads: number; months: number }>`
    select (select count(*) from lead_counts where partner_id is null)::int as leads,
      (select count(*) from milestone_counts where partner_id is null)::int as months
  `.execute(world.db);
  return rows[0];
}

it("count what happened, for each partner and for all, by the month in UTC", expectTotals);

it("count the same once folded, and all partners together cost no more for every partner that joins", async () => {
  await foldCounts(world.ctxOf({ kind: "system" }));
  await expectTotals();
  const before = await slipsOfAll();
  const { leads } = await read({ all: true });
  // November saw submissions alone, December all three milestones.
  expect(before).toEqual({ leads: leads.length, months: 4 });
  const one = await world.member(await world.partner("One more"), "One More", "admin");
  for (const stage of ["submitted", "routing", "won"] as StageWanted[]) await leadAt(hands, one, stage);
  partners.push(one);
  await foldCounts(world.ctxOf({ kind: "system" }));
  await expectTotals();
  expect(await slipsOfAll()).toMatchObject({ leads: leads.length });
});

it("fold while others write, and lose nothing", async () => {
  const system = world.ctxOf({ kind: "system" });
  const writes = partners.map((partner) => leadAt(hands, partner, "routing"));
  await Promise.all([...writes, foldCounts(system), foldCounts(system), foldCounts(system)]);
  await expectTotals();
});

it("start with what there was before they were kept", async () => {
  await sql`
    drop trigger journal_milestones_counted on journal;
    drop function count_milestone;
    drop table milestone_counts;
    create index journal_milestones on journal (partner_id, occurred_at, kind);
    delete from lead_counts where partner_id is null
  `.execute(world.db);
  const db = world.db as Kysely<unknown>;
  await db.transaction().execute(addTotals);
  await db.transaction().execute(addMilestones);
  await expectTotals();
  await leadAt(hands, partners[0] as PartnerCtx, "won");
  await expectTotals();
});
