import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { getLeadPotential } from "~/domain/commissions/views/lead-potential";
import { loadLeadRewards } from "~/domain/commissions/views/lead-rewards";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import type { Raised } from "~/domain/fraud/screen";
import { getDeskFlag, listPartnerReviews } from "~/domain/fraud/views/flags";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { hour } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { moneyRules } from "../support/money-world";
import { drainJobs, jobServices } from "../support/run-jobs";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let manager: VendorCtx;
let agency: PartnerCtx;

const rules = {
  ...moneyRules,
  rewards: [
    { key: "trial", trigger: "trial.started", amount: { type: "flat", minor: "5000", currency: "USD" }, holdDays: 0 },
  ],
  attribution: { windowDays: 30, touch: "last", portalOutranksLink: true, autoAcceptScore: 0 },
} as unknown as StoredProgramRules;

beforeAll(async () => {
  world = await createWorld(database, new Clock(), rules);
  tools = attributionIn(database, world);
  manager = await world.vendor("Mara Keller", "partner_manager");
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
});

let signUps = 0;

/** A link's lead with flags of these rules, each of which holds. */
async function flaggedLead(...flagged: Raised["rule"][]) {
  const occurredAt = new Date(world.clock.now().getTime() - hour);
  const clickId = await tools.click(await tools.link(agency.actor), occurredAt);
  const account = { externalId: `F-${++signUps}`, email: `kim@mill-${signUps}.com`, company: `Mill ${signUps}` };
  await tools.report({ type: "account.created", account, attribution: { clickId } });
  // Nobody looks at it before it has its flags.
  await drainJobs(world, jobServices(world), { only: ({ name }) => name !== "lead.submitted.screen" });
  const leadId = (await tools.attributed(account.externalId))?.leadId ?? "";
  const about = { partnerId: agency.actor.partnerId, programId: world.programId, leadId };
  for (const rule of flagged) {
    const raised = { rule, severity: "hold", found: "Found in this test." } as const;
    await inTransaction(world.db, (tx) => raiseFlag(tx, world.ctxOf({ kind: "system" }), about, raised));
  }
  await tools.settle();
  return leadId;
}

const flagsOf = (leadId: string) =>
  world.db.selectFrom("fraudFlags").selectAll().where("leadId", "=", leadId).orderBy("id").execute();

async function decide(leadId: string, rule: Raised["rule"], decision: "cleared" | "confirmed") {
  const flag = (await flagsOf(leadId)).find((one) => one.rule === rule);
  if (!flag) throw new Error(`no flag of ${rule}`);
  await decideFlag(manager, { flagId: flag.id, revision: flag.revision, decision, reason: "Looked into it." });
  await tools.settle();
  return flag.id;
}

describe("a link's lead with several flags", () => {
  it("is accepted by itself once all of them are cleared", async () => {
    const leadId = await flaggedLead("selfReferral", "freeMail");
    await decide(leadId, "selfReferral", "cleared");
    expect((await getLeadForPartner(agency, leadId)).status).toBe("submitted");
    await decide(leadId, "freeMail", "cleared");
    expect((await getLeadForPartner(agency, leadId)).status).toBe("accepted");
  });

  it("is not once one of them was confirmed, whatever becomes of the others, and promises nothing", async () => {
    const leadId = await flaggedLead("selfReferral", "freeMail");
    expect(await getLeadPotential(agency, await loadLeadRewards(agency, leadId))).toMatchObject({
      rewards: [{ estimate: { amountMinor: 5_000n }, against: [{ rule: "Reviewed before it is paid" }] }],
    });
    await decide(leadId, "selfReferral", "confirmed");
    await decide(leadId, "freeMail", "cleared");
    expect((await getLeadForPartner(agency, leadId)).status).toBe("submitted");
    expect(await getLeadPotential(agency, await loadLeadRewards(agency, leadId))).toMatchObject({
      rewards: [],
      blocked: expect.stringMatching(/^Nothing is paid where a flag was confirmed: confirmed on /),
    });
  });

  it("says on the desk and to the partner what each decision did, and no more", async () => {
    const leadId = await flaggedLead("selfReferral", "freeMail");
    const confirmed = await getDeskFlag(manager, await decide(leadId, "selfReferral", "confirmed"));
    expect(confirmed.evidence).toMatchObject([{ effect: "confirmed: the lead earns nothing" }]);
    const cleared = await getDeskFlag(manager, await decide(leadId, "freeMail", "cleared"));
    expect(cleared.evidence).toMatchObject([{ effect: "cleared: it holds nothing" }]);
    const reviews = await listPartnerReviews(agency, { leadId });
    expect(reviews.map(({ next }) => next)).toEqual([
      "The lead earns nothing; what it had earned is taken back.",
      "What it held goes on.",
    ]);
  });
});

describe("two flags of one category", () => {
  it("are one review for the partner, whose one answer is kept for both", async () => {
    const leadId = await flaggedLead("selfReferral", "sameCompany", "freeMail");
    const reviews = await listPartnerReviews(agency, { leadId });
    expect(reviews.map(({ category }) => category)).toEqual([
      "Relation between you and the company",
      "Contact details",
    ]);
    const flagId = reviews[0]?.answerFor ?? "";
    await answerFlag(agency, { flagId, answer: "It is a client's." });
    const answers = (await flagsOf(leadId)).map(({ rule, partnerAnswer }) => [rule, partnerAnswer]);
    expect(Object.fromEntries(answers)).toMatchObject({
      selfReferral: "It is a client's.",
      sameCompany: "It is a client's.",
      freeMail: expect.not.stringMatching(/client/),
    });
    const [relation, contact] = await listPartnerReviews(agency, { leadId });
    expect(relation).toMatchObject({ status: "open", answers: ["It is a client's."], answerFor: null });
    expect(contact?.answerFor).not.toBeNull();
    await decide(leadId, "selfReferral", "cleared");
    expect((await listPartnerReviews(agency, { leadId }))[0]).toMatchObject({ status: "open" });
    await decide(leadId, "sameCompany", "confirmed");
    expect((await listPartnerReviews(agency, { leadId }))[0]).toMatchObject({ status: "confirmed", decideBy: null });
  });

  it("take an answer each way at once, and keep one of them", async () => {
    const leadId = await flaggedLead("selfReferral", "sameCompany");
    const flags = await flagsOf(leadId);
    const outcomes = await Promise.allSettled(
      flags.map(({ id }) => answerFlag(agency, { flagId: id, answer: `Answer of ${id}.` })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(new Set((await flagsOf(leadId)).map(({ partnerAnswer }) => partnerAnswer)).size).toBe(1);
  });
});
