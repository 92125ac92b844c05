import { inTransaction } from "db/tx";
import { approveCommission, rejectCommission } from "~/domain/commissions/commands/decide-commission";
import { completePayoutProfile, payEverything } from "../support/pay-everything";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { returnLine } from "~/domain/payouts/commands/settle-payout";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import { resetPassword } from "~/domain/identity/commands/reset-password";
import { inviteUser } from "~/domain/identity/commands/invite-user";
import { hashToken } from "~/domain/identity/tokens";
import { appendJournal } from "~/domain/journal/append-journal";
import { answerQuestion } from "~/domain/leads/commands/answer-question";
import { expireLeads } from "~/domain/leads/commands/expire-leads";
import { sendMessage } from "~/domain/leads/commands/send-message";
import { withdrawLead } from "~/domain/leads/commands/withdraw-lead";
import { askPartner } from "~/domain/review/commands/ask-partner";
import { enrolPartner } from "~/domain/programs/commands/enrol-partner";
import { answerDispute } from "~/domain/disputes/commands/answer-dispute";
import { openDispute } from "~/domain/disputes/commands/open-dispute";
import { acceptLead, markDuplicate, rejectLead } from "~/domain/review/commands/decide-lead";
import { acceptOffer, declineOffer, lapseOffers } from "~/domain/sales/commands/answer-offer";
import { handOverLead } from "~/domain/sales/commands/hand-over-lead";
import { offerLead } from "~/domain/sales/commands/offer-lead";
import { contactLead, qualifyLead } from "~/domain/sales/commands/work-lead";
import {
  loseOpportunity,
  openOpportunity,
  reopenOpportunity,
  winOpportunity,
} from "~/domain/sales/commands/work-opportunity";
import { day, hour, isoDateIn } from "~/kernel/time";
import { newId } from "~/kernel/ids";
import { createWorld } from "../support/factories";
import { move, publishNext, startPilot } from "../support/programs";
import { followAttribution } from "./attribution-story";
import { followOnboarding } from "./onboarding-story";
import { followProtection } from "./protection-story";
import type { TestDatabase } from "../support/database";

/** Words that no partner may ever read: each is somewhere in the vendor's side of the story. */
export const canaries = {
  rep: "Canaryrep Quill",
  otherRep: "Canarysecond Quill",
  rival: "Canaryrival Integrators",
  rivalMember: "Canaryrivalmember Ode",
  note: "canary-internal-note",
  score: "987654",
  decline: "canary-decline-note",
  lost: "canary-lost-note",
};

const review = ["company", "criteria", "contact", "need"];

/**
 * Everything that can happen, once: every kind of fact that has followers. `settle` is called after each step, as a
 * worker would run between them.
 */
export async function followTheStory(
  database: TestDatabase,
  settle: (world: Awaited<ReturnType<typeof createWorld>>) => Promise<void>,
) {
  const world = await createWorld(database);
  const { clock, db, revisionOf } = world;
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const finance = await world.vendor("Finn Ledger", "finance");
  const rep = await world.vendor(canaries.rep, "sales_rep");
  const secondRep = await world.vendor(canaries.otherRep, "sales_rep");
  const agency = await world.partner("Brightside Agency");
  const admin = await world.member(agency, "Ana Duarte", "admin");
  const member = await world.member(agency, "Ben Ito", "member");
  const earner = await world.member(agency, "Cleo Marsh", "member", true);
  const rivals = await world.partner(canaries.rival);
  const rival = await world.member(rivals, canaries.rivalMember, "admin");
  const people = { manager, finance, rep, secondRep, admin, member, earner, rival };

  const step = async (work: () => Promise<unknown>) => {
    clock.forward(60_000);
    await work();
    await settle(world);
  };
  const at = async (leadId: string) => ({ leadId, revision: await revisionOf("leads", leadId) });
  const internalNote = canaries.note;
  const accept = async (leadId: string) =>
    acceptLead(manager, { ...(await at(leadId)), checklist: review, internalNote });
  const qualify = async (leadId: string) =>
    qualifyLead(rep, { ...(await at(leadId)), checklist: ["fit", "need", "authority", "timing"] });
  const open = async (leadId: string) =>
    openOpportunity(rep, {
      ...(await at(leadId)),
      amountMinor: 4_800_000n,
      currency: "USD",
      planTier: "growth",
      expectedClose: "2027-01-29",
    });
  const win = async (leadId: string) =>
    winOpportunity(rep, { ...(await at(leadId)), amountMinor: 5_000_000n, currency: "USD" });
  const submit = async (company: string) => {
    let leadId = "";
    await step(async () => {
      leadId = await world.submit(member, company);
      await db
        .updateTable("leads")
        .set({ score: Number(canaries.score) })
        .where("id", "=", leadId)
        .execute();
    });
    return leadId;
  };
  const offerTo = async (leadId: string, repId: string) =>
    step(async () => offerLead(manager, { ...(await at(leadId)), repId }));

  await step(() =>
    inviteUser(admin, { email: "new@agency.example", as: { side: "partner", partnerId: agency.id, role: "member" } }),
  );
  await step(async () => {
    const { userId } = member.actor;
    const reset = {
      id: newId("prst"),
      userId,
      tokenHash: hashToken("t"),
      createdAt: clock.now(),
      expiresAt: new Date("2030-01-01"),
    };
    await db.insertInto("passwordResets").values(reset).execute();
    await resetPassword(member, { token: "t", password: "a perfectly long password" });
  });

  const won = await submit("Harbor Analytics");
  await step(async () => askPartner(manager, { ...(await at(won)), question: "How many people would use it?" }));
  await step(async () => answerQuestion(member, { ...(await at(won)), answer: "About 120." }));
  await step(() =>
    sendMessage(manager, { once: newId("msg"), leadId: won, kind: "message", body: "Thank you, that helps." }),
  );
  await step(() => sendMessage(manager, { once: newId("msg"), leadId: won, kind: "note", body: canaries.note }));
  await step(() => sendMessage(member, { once: newId("msg"), leadId: won, kind: "message", body: "You are welcome." }));
  await step(() => accept(won));
  await offerTo(won, rep.actor.userId);
  await step(async () => declineOffer(rep, { ...(await at(won)), reason: "no_capacity", note: canaries.decline }));
  await offerTo(won, secondRep.actor.userId);
  await step(async () => {
    clock.forward(5 * day);
    await lapseOffers(world.ctxOf({ kind: "system" }));
  });
  await offerTo(won, rep.actor.userId);
  await step(async () => acceptOffer(rep, await at(won)));
  await step(async () => contactLead(rep, { ...(await at(won)), how: canaries.note }));
  for (const [repId, to] of [
    [secondRep.actor.userId, secondRep],
    [rep.actor.userId, rep],
  ] as const) {
    await step(async () => handOverLead(manager, { ...(await at(won)), repId, reason: "workload" }));
    await step(async () => acceptOffer(to, await at(won)));
  }
  await step(() => qualify(won));
  await step(() => open(won));
  await step(async () => loseOpportunity(rep, { ...(await at(won)), reason: "no_budget", note: canaries.lost }));
  await step(async () => reopenOpportunity(rep, await at(won)));
  await step(() => win(won));

  const rejected = await submit("Pebble Works");
  await step(async () =>
    rejectLead(manager, {
      ...(await at(rejected)),
      checklist: [],
      reason: "no_need",
      rejectText: "They use something else.",
      internalNote,
    }),
  );
  let disputeId = "";
  await step(async () => {
    ({ disputeId } = await openDispute(member, { leadId: rejected, statement: "They stop using it in May." }));
  });
  const ruling = { disputeId, revision: 1, verdict: "deny", answer: "Please come back in May.", amount: "" } as const;
  await step(() => answerDispute(finance, ruling));
  const held = await world.submit(rival, "Tandem Freight");
  await settle(world);
  const duplicate = await submit("Tandem Freight");
  await step(async () =>
    markDuplicate(manager, {
      ...(await at(duplicate)),
      checklist: [],
      duplicateOf: held,
      duplicateText: "It was known already.",
      internalNote,
    }),
  );
  const withdrawn = await submit("Quarry Labs");
  await step(async () => askPartner(manager, { ...(await at(withdrawn)), question: "Is this still on?" }));
  await step(async () => withdrawLead(member, { ...(await at(withdrawn)), reason: "mistake", note: "Sorry." }));
  const unanswered = await submit("Silent Mills");
  await step(async () => askPartner(manager, { ...(await at(unanswered)), question: "Who decides?" }));
  await step(async () => {
    clock.forward(15 * day);
    await expireLeads(world.ctxOf({ kind: "system" }));
  });

  await step(async () => {
    clock.forward(40 * day);
    await releaseHolds(world.ctxOf({ kind: "system" }));
  });
  const commissions = await db
    .selectFrom("commissions")
    .select(["id", "rewardKey"])
    .where("leadId", "=", won)
    .execute();
  const idOf = (rewardKey: string) => commissions.find((one) => one.rewardKey === rewardKey)?.id ?? "";
  const target = async (key: string) => ({
    commissionId: idOf(key),
    revision: await revisionOf("commissions", idOf(key)),
  });
  await step(async () => approveCommission(finance, await target("won")));
  await completePayoutProfile(world, agency.id, admin.actor.userId);
  let payoutId = "";
  await step(async () => {
    payoutId = await payEverything(world, finance, "NW-2027-0031");
  });
  await step(async () => {
    const revision = await revisionOf("payouts", payoutId);
    await returnLine(finance, { payoutId, revision, partnerId: agency.id, reason: "The account is closed." });
  });
  await step(() => payEverything(world, finance, "NW-2027-0032"));
  await step(async () =>
    rejectCommission(finance, { ...(await target("qualified")), reason: "Paid by another program." }),
  );
  await step(() =>
    recordAccountFact(finance, {
      leadId: won,
      kind: "subscription.canceled",
      occurredOn: isoDateIn(clock.now(), finance.actor.timeZone),
      amount: "",
      currency: "",
    }),
  );
  await step(async () => {
    const reward = { kind: "gift_card", paymentReference: "GC-2027-7" };
    await db.updateTable("commissions").set(reward).where("id", "=", idOf("qualified")).execute();
    const payload = { commissionId: idOf("qualified") };
    const given = { kind: "commission.paid" as const, leadId: won, partnerId: agency.id, payload };
    await inTransaction(db, (tx) => appendJournal(tx, finance, given));
  });

  const payload = await insertHeldAsset(world, member.actor.userId, agency.id);
  for (const kind of ["toolkit.published", "toolkit.recalled"] as const) {
    await step(() => inTransaction(db, (tx) => appendJournal(tx, manager, { kind, payload })));
  }
  const { linkStatus } = await followAttribution(database, world, { manager, member }, step);
  await followOnboarding(world, { manager, rep }, step);
  await followProtection(world, { manager, rep, member }, step);
  const boss = await world.vendor("Ada Marsh", "admin");
  await step(() => publishNext(boss, world.programId));
  await step(() => move(boss, world.programId, "pause", "Stock-taking."));
  let pilot = "";
  await step(async () => {
    pilot = await startPilot(boss, 1, world.versionId);
  });
  await step(() => enrolPartner(boss, { programId: pilot, partnerId: agency.id }));
  clock.forward(hour);
  return { world, people, won, linkStatus };
}

async function insertHeldAsset(
  world: Awaited<ReturnType<typeof createWorld>>,
  userId: string,
  partnerId: string,
): Promise<{ assetId: string; versionId: string }> {
  const { db, clock } = world;
  const [collectionId, assetId, versionId] = [newId("coll"), newId("asset"), newId("aver")];
  const createdAt = clock.now();
  await db
    .insertInto("toolkitCollections")
    .values({ id: collectionId, title: "Sales", position: 1, createdAt })
    .execute();
  await db
    .insertInto("toolkitAssets")
    .values({ id: assetId, collectionId, kind: "deck", title: "Overview deck", position: 1, createdAt })
    .execute();
  await db
    .insertInto("toolkitVersions")
    .values({
      id: versionId,
      assetId,
      number: 1,
      status: "superseded",
      fileName: "deck.pdf",
      contentType: "application/pdf",
      sizeBytes: 1n,
      sha256: "0",
      storageKey: versionId,
      uploadedAt: createdAt,
      publishedAt: createdAt,
      endedAt: createdAt,
    })
    .execute();
  await db
    .insertInto("toolkitDownloads")
    .values({ id: newId("dl"), versionId, partnerId, userId, way: "download", downloadedAt: createdAt })
    .execute();
  return { assetId, versionId };
}
