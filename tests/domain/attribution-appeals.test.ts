import { inspect } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { getLeadPotential } from "~/domain/commissions/views/lead-potential";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { getAppeals } from "~/domain/disputes/views/disputes";
import { leadListQuery } from "~/domain/leads/list-query";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import { listLeadsForPartner } from "~/domain/leads/views/list-leads";
import { moveAccount } from "~/domain/review/commands/match-account";
import { toTimeline } from "~/features/leads/timeline-words";
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
let second: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  rival = await world.member(await world.partner("Rival"), "Rae", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
  second = await world.vendor("Sol Second", "partner_manager");
});

let accounts = 0;

/** An account that the agency's link brought, and that the manager gave to a link of the rival. */
async function takenAccount(by: PartnerCtx = rival) {
  const externalId = `A-${++accounts}`;
  const link = await tools.link(agency.actor);
  const clickId = await tools.click(link, new Date(world.clock.now().getTime() - day));
  const account = { externalId, email: `kim@mill-${accounts}.com`, company: `Mill ${accounts}` };
  await tools.report({ type: "account.created", account, attribution: { clickId } });
  await tools.settle();
  const before = await tools.attributed(externalId);
  const current = await database.db
    .selectFrom("attributions")
    .select(["id", "accountId"])
    .where("leadId", "=", before?.leadId ?? "")
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  const to = await tools.link(by.actor);
  const target = { kind: "link" as const, id: to.id };
  world.clock.forward(day);
  const move = { accountId: current.accountId, instead: current.id, target, reason: "They told us so." };
  await moveAccount(manager, move);
  await tools.settle();
  return { leadId: before?.leadId ?? "", externalId, linkId: link.id };
}

const statement = "They came through our article.";
const answer = { revision: 1, answer: "It was your article.", amount: "" };

it("an account that was given to somebody else comes back when the appeal is upheld, by somebody else", async () => {
  const { leadId, externalId, linkId } = await takenAccount();
  expect(await getAppeals(agency, { leadId })).toMatchObject({
    mayAppeal: true,
    subject: "lead_attribution",
    whyNot: null,
  });
  await expect(openDispute(rival, { leadId, statement })).rejects.toMatchObject({ code: "not-found" });
  const { disputeId } = await openDispute(agency, { leadId, statement });
  await expect(answerDispute(manager, { ...answer, disputeId, verdict: "uphold" })).rejects.toMatchObject({
    code: "four-eyes",
  });
  await answerDispute(second, { ...answer, disputeId, verdict: "uphold" });
  await tools.settle();
  const now = await tools.attributed(externalId);
  expect(now).toMatchObject({ basis: "by_hand", partnerId: agency.actor.partnerId, linkId });
  // The lead that had ended stays ended; the account has a new one.
  expect(now?.leadId).not.toBe(leadId);
  expect(now?.leadId).toMatch(/^lead_/);
  expect((await getAppeals(agency, { leadId })).mayAppeal).toBe(false);
});

it("a denied appeal and one that comes too late are refused with a sentence", async () => {
  const { leadId, externalId } = await takenAccount();
  const { disputeId } = await openDispute(agency, { leadId, statement });
  await answerDispute(second, { ...answer, disputeId, verdict: "deny" });
  expect((await tools.attributed(externalId))?.partnerId).toBe(rival.actor.partnerId);
  const answered = "An appeal about this was answered already; the answer stands.";
  expect(await getAppeals(agency, { leadId })).toMatchObject({ mayAppeal: false, whyNot: answered });
  await expect(openDispute(agency, { leadId, statement })).rejects.toThrow(answered);

  const late = await takenAccount();
  world.clock.forward(400 * day);
  const { mayAppeal, whyNot } = await getAppeals(agency, { leadId: late.leadId });
  expect([mayAppeal, whyNot?.replace(/until .*/, "until")]).toEqual([false, "This could be appealed until"]);
});

describe("a lead whose account was given away by hand", () => {
  const told = async (leadId: string) => {
    const { standing, reason, timeline } = await getLeadForPartner(agency, leadId);
    const ended = toTimeline(timeline).find(({ text }) => text === "ended the lead");
    return { standing, reason, details: ended?.details };
  };

  it("tells its partner so, when, and that it may appeal, and nothing that only employees may read", async () => {
    const { leadId } = await takenAccount();
    const { standing, reason, details } = await told(leadId);
    expect(standing).toMatchObject({ label: "Attributed elsewhere", next: expect.stringContaining("appeal") });
    expect(reason).toMatch(
      /^On \d+ \w+ \d{4} the account was attributed to somebody else, by a decision of our team\.$/,
    );
    expect(details).toBe("The account was attributed elsewhere by a decision");
    expect((await getAppeals(agency, { leadId })).mayAppeal).toBe(true);
    const page = inspect(await getLeadForPartner(agency, leadId), { depth: null });
    expect(page).not.toMatch(/They told us so|Rival|Mara|took it back|program's rule/);
    const [listed] = (await listLeadsForPartner(agency, leadListQuery.parse({ status: "withdrawn" }))).rows;
    expect(listed?.standing.label).toBe("Attributed elsewhere");
    expect(await getLeadPotential(agency, await loadLeadRewards(agency, leadId))).toMatchObject({
      blocked: "The account counts elsewhere now.",
    });

    const { db } = database;
    const notices = await db.selectFrom("notifications").select("kind").where("kind", "like", "%movedAway").execute();
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(["partner.movedAway", "vendor.movedAway"]));
    const mails = await db.selectFrom("outboxMails").select(["template", "bodyText"]).execute();
    expect(mails.filter(({ template }) => template === "lead-withdrawn")).toEqual([]);
    expect(mails.find(({ template }) => template === "lead-moved")?.bodyText).toContain("by a decision of our team");
  });

  it("to another link of the same partner: says that, and offers no appeal", async () => {
    const { leadId } = await takenAccount(agency);
    const { standing, reason } = await told(leadId);
    expect([standing.next, reason]).toEqual([
      "What happens with the account counts there.",
      expect.stringContaining("another link or lead of yours, by a decision of our team."),
    ]);
    expect((await getAppeals(agency, { leadId })).mayAppeal).toBe(false);
  });
});

it("a lead that loses its account by the program's rule says that it was the rule", async () => {
  const clickId = await tools.click(await tools.link(agency.actor), new Date(world.clock.now().getTime() - 2 * day));
  const account = { externalId: `A-${++accounts}`, email: "kim@late-copper.com", company: "Late Copper" };
  await tools.report({ type: "account.created", account, attribution: { clickId } });
  await tools.settle();
  const leadId = (await tools.attributed(account.externalId))?.leadId ?? "";
  // A later visit before the sign-up becomes known: the last one decides.
  const later = await tools.click(await tools.link(rival.actor), new Date(world.clock.now().getTime() - day));
  await tools.report({ type: "trial.started", account, attribution: { clickId: later } });
  await tools.settle();
  const { standing, reason } = await getLeadForPartner(agency, leadId);
  expect([standing.why, reason]).toEqual([
    "By the program's rule the account does not count for this lead any more.",
    expect.stringContaining("attributed to somebody else, by the program's rule."),
  ]);
});
