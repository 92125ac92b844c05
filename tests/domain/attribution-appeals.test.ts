import { beforeAll, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { getAppeals } from "~/domain/disputes/views/disputes";
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
async function takenAccount() {
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
  const to = await tools.link(rival.actor);
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
