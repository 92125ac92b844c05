import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { up as nameMonths } from "db/migrations/0090-months-in-cuts";
import { listCommissionResources } from "~/domain/commissions/views/api-commissions";
import { getEarning, listEarnings } from "~/domain/commissions/views/commissions";
import { commissionsCsv } from "~/domain/commissions/views/commissions-csv";
import { readEarnings } from "~/domain/commissions/views/lead-earnings";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import type { IntegrationCtx, PartnerCtx } from "~/domain/context";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import { hour } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, moneyRules, type MoneyWorld, recordFact } from "../support/money-world";
import { drainJobs, jobServices } from "../support/run-jobs";

const database = testDatabase();
const [qualified, invoices] = moneyRules.rewards;
/** $250 for a qualified lead, and 10 % of its invoices up to $100; two rewards a month. */
const rules = {
  ...moneyRules,
  rewards: [qualified, { ...invoices, capPerLead: { USD: "10000" } }],
  limits: { rewardsPerMonth: 2, amountPerMonth: {}, oncePerAccountAndTrigger: false },
} as typeof moneyRules;

let world: MoneyWorld;
let partner: PartnerCtx;
/** One whose second invoice the lead's cap leaves nothing of, one that the month cuts, and one that was refunded. */
let leads: { capped: string; late: string; refunded: string };

async function report(leadId: string, kind: "invoice.paid" | "invoice.refunded" | "lead.qualified", more = {}) {
  world.clock.forward(hour);
  const money = kind === "lead.qualified" ? {} : { currency: "USD", amountMinor: "100000", ...more };
  await recordFact(world, partner, leadId, { kind, at: world.clock.now(), payload: money });
}

beforeAll(async () => {
  world = await createMoneyWorld(database, rules);
  partner = await world.newPartner();
  leads = {
    capped: await acceptedLead(world, partner),
    late: await acceptedLead(world, partner),
    refunded: await acceptedLead(world, partner),
  };
  await report(leads.refunded, "invoice.paid", { invoiceId: "in_1" });
  await report(leads.refunded, "invoice.refunded", { invoiceId: "in_1", refundId: "re_1" });
  await report(leads.capped, "lead.qualified");
  await report(leads.capped, "invoice.paid", { invoiceId: "in_2" });
  await report(leads.capped, "invoice.paid", { invoiceId: "in_3" });
  await report(leads.late, "lead.qualified");
});

const reasons = {
  cap: "At most $100 per lead, and $100 earned before: nothing is left of it.",
  month: expect.stringMatching(
    /^At most 2 rewards per month, and 2 earned earlier in [A-Z][a-z]+ \d{4}: nothing is left of it\.$/,
  ),
};

describe("a reward that a limit cut to nothing", () => {
  it("stands apart from what was taken back, in the list, its filters and its sums", async () => {
    const list = async (status?: "cut" | "reversed") => (await listEarnings(partner, { status })).rows;
    expect((await list("cut")).map(({ status }) => status)).toEqual(["cut", "cut"]);
    expect((await list("reversed")).map(({ status }) => status)).toEqual(["reversed"]);
    const { rows, sums } = await listEarnings(partner, {});
    expect(rows).toHaveLength(5);
    const counts = sums.filter(({ status }) => status === "cut" || status === "reversed");
    expect(counts.map(({ status, count }) => [status, count]).sort()).toEqual([
      ["cut", 2],
      ["reversed", 1],
    ]);
    expect((await commissionsCsv(world.finance, {})).match(/Cut by a limit/g)).toHaveLength(2);
    const lines = readEarnings(await loadLeadRewards(partner, leads.late)).earned;
    expect(lines.map(({ status }) => status)).toEqual(["cut"]);
  });

  it("names its limit, to the partner and through the API", async () => {
    const { rows } = await listEarnings(partner, { status: "cut" });
    const whys = await Promise.all(rows.map(async ({ id }) => (await getEarning(partner, id)).words.why));
    expect(whys).toEqual([reasons.month, reasons.cap]);
    const actor = { kind: "integration", keyId: "key_1", name: "CRM", scopes: ["commissions:read"] };
    const reader = world.ctxOf(actor as never) as unknown as IntegrationCtx;
    const { data } = await listCommissionResources(reader, { status: "reversed", limit: 10 });
    expect(data.map(({ statusReason }) => statusReason)).toEqual([
      reasons.month,
      reasons.cap,
      "The fact that it was earned for was taken back.",
    ]);
  });

  it("is told with the limit, and stands in the lead's story with its amount", async () => {
    await drainJobs(world, jobServices(world));
    const mails = await database.db.selectFrom("outboxMails").select(["subject", "bodyText"]).execute();
    const told = mails.filter(({ subject }) => subject.startsWith("Reduced by $250"));
    expect(told).toHaveLength(1);
    expect(told[0]?.bodyText).toContain("At most 2 rewards per month, and 2 earned earlier in");
    const { timeline } = await getLeadForPartner(partner, leads.late);
    expect(timeline.find(({ kind }) => kind === "commission.cut")?.payload).toMatchObject({ deltaMinor: "-25000" });
  });

  it("is told once for a lead's cap, however many invoices follow", async () => {
    const toldOfCap = async () => {
      await drainJobs(world, jobServices(world));
      const mails = await database.db.selectFrom("outboxMails").select(["subject", "bodyText"]).execute();
      return mails.filter(({ bodyText }) => bodyText.includes("At most $100 per lead, and $100 earned before"));
    };
    expect(await toldOfCap()).toHaveLength(1);
    for (const invoiceId of ["in_4", "in_5"]) await report(leads.capped, "invoice.paid", { invoiceId });
    expect(await toldOfCap()).toHaveLength(1);
    const { rows } = await listEarnings(partner, { status: "cut" });
    expect(rows).toHaveLength(4);
  });
});

it("names the month in words also where an earlier version of Fairlead kept its number", async () => {
  const cutsOf = async () => {
    const { rows } = await sql<{ cuts: { found: string }[] }>`
      select cuts from commissions where cuts <> '[]' order by id`.execute(database.db);
    return rows.map(({ cuts }) => cuts);
  };
  const now = await cutsOf();
  const [found = ""] = now.flat().map((cut) => cut.found);
  expect(found).toBe("2 earned earlier in November 2026");
  await sql`
    update commissions set cuts = replace(cuts::text, 'November 2026', '2026-11')::jsonb where cuts <> '[]'
  `.execute(database.db);
  expect((await cutsOf()).flat().map((cut) => cut.found)).toContain("2 earned earlier in 2026-11");
  await nameMonths(database.db as unknown as Parameters<typeof nameMonths>[0]);
  expect(await cutsOf()).toEqual(now);
});
