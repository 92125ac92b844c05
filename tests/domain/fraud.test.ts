import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { approveCommission } from "~/domain/commissions/commands/decide-commission";
import { releaseHolds } from "~/domain/commissions/commands/release-holds";
import { verifyLedger } from "~/domain/commissions/commands/verify-ledger";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { escalateFlags } from "~/domain/fraud/commands/escalate-flags";
import { endExemption, exemptPartner } from "~/domain/fraud/commands/exempt-partner";
import { raiseFlag } from "~/domain/fraud/commands/raise-flag";
import { screenLeadFacts, screenUnusedAccounts } from "~/domain/fraud/commands/screen-lead";
import { appendJournal } from "~/domain/journal/append-journal";
import type { Raised } from "~/domain/fraud/screen";
import { flagSubject } from "~/domain/fraud/flag-words";
import { getDeskFlag, listDeskFlags, listPartnerReviews } from "~/domain/fraud/views/flags";
import { day } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { acceptedLead, createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { drainJobs, jobServices } from "../support/run-jobs";

const database = testDatabase();
let world: MoneyWorld;
let manager: VendorCtx;
let partner: PartnerCtx;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
  partner = await world.newPartner();
});

const system = () => world.ctxOf({ kind: "system" });
const settle = () => drainJobs(world, jobServices(world));

async function flag(leadId: string, severity: Raised["severity"], rule: Raised["rule"] = "freeMail") {
  const about = { partnerId: partner.actor.partnerId, programId: world.programId, leadId };
  const raised = { rule, severity, found: "The contact writes from gmail.com." };
  await inTransaction(world.db, (tx) => raiseFlag(tx, system(), about, raised));
  await settle();
  const flags = await world.db.selectFrom("fraudFlags").selectAll().where("leadId", "=", leadId).execute();
  const row = flags.find((one) => one.rule === rule);
  if (!row) throw new Error("no flag was raised");
  return row;
}

/** An accepted lead with one paid invoice of 1,000.00, which earns 10 % after ten days. */
async function earningLead(): Promise<string> {
  const leadId = await acceptedLead(world, partner);
  world.clock.forward(1_000);
  const payload = { invoiceId: `in-${leadId}`, amountMinor: "100000", currency: "USD" };
  await recordFact(world, partner, leadId, { kind: "invoice.paid", at: world.clock.now(), payload });
  return leadId;
}

const commissionOf = (leadId: string) =>
  world.db.selectFrom("commissions").selectAll().where("leadId", "=", leadId).executeTakeFirstOrThrow();

describe("a flag that holds", () => {
  it("stops the money of its lead and of no other, says so to the partner, and lets it go on when cleared", async () => {
    const [held, free] = [await earningLead(), await earningLead()];
    const { id, revision } = await flag(held, "hold");
    world.clock.forward(11 * day);
    await releaseHolds(system());
    expect(await commissionOf(held)).toMatchObject({ status: "pending", flagged: true });
    expect((await commissionOf(free)).status).not.toBe("pending");
    expect(JSON.stringify((await commissionOf(held)).explanation)).toContain("Contact details");
    expect(JSON.stringify((await commissionOf(held)).explanation)).not.toContain("gmail");
    const commission = await commissionOf(held);
    await expect(
      approveCommission(manager, { commissionId: commission.id, revision: commission.revision }),
    ).rejects.toMatchObject({ code: "wrong-state" });
    expect(await listPartnerReviews(partner, { leadId: held })).toMatchObject([{ answerFor: id, status: "open" }]);
    await decideFlag(manager, { flagId: id, revision, decision: "cleared", reason: "Their private address." });
    await settle();
    expect((await commissionOf(held)).status).toBe((await commissionOf(free)).status);
  });

  it("takes back what the lead earned when confirmed, also after it was approved", async () => {
    const leadId = await earningLead();
    world.clock.forward(11 * day);
    await releaseHolds(system());
    const before = await commissionOf(leadId);
    if (before.status === "awaiting_approval") {
      await approveCommission(world.finance, { commissionId: before.id, revision: before.revision });
    }
    const { id, revision } = await flag(leadId, "hold");
    expect(await commissionOf(leadId)).toMatchObject({ status: "pending", approvedMinor: 10_000n });
    await decideFlag(manager, { flagId: id, revision, decision: "confirmed", reason: "The same person." });
    await settle();
    expect(await commissionOf(leadId)).toMatchObject({ status: "reversed", amountMinor: 0n });
    expect((await verifyLedger(system())).differences).toEqual([]);
  });

  it("is decided once, however many decide at the same moment", async () => {
    const { id, revision } = await flag(await earningLead(), "hold");
    const decide = () => decideFlag(manager, { flagId: id, revision, decision: "cleared", reason: "Fine." });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, decide));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is answered once by its partner, never by another, and is taken to the admins after 30 days", async () => {
    const { id } = await flag(await earningLead(), "hold");
    const stranger = await world.newPartner();
    await expect(answerFlag(stranger, { flagId: id, answer: "x" })).rejects.toMatchObject({ code: "not-found" });
    await answerFlag(partner, { flagId: id, answer: "They use a private address." });
    await expect(answerFlag(partner, { flagId: id, answer: "Again." })).rejects.toMatchObject({ code: "already-done" });
    await escalateFlags(system());
    const escalated = async () =>
      (await world.db.selectFrom("fraudFlags").select("escalatedAt").where("id", "=", id).executeTakeFirst())
        ?.escalatedAt;
    expect(await escalated()).toBeNull();
    world.clock.forward(30 * day);
    await escalateFlags(system());
    expect(await escalated()).toEqual(world.clock.now());
  });
});

describe("a note", () => {
  it("holds nothing and is never told to the partner", async () => {
    const leadId = await earningLead();
    await flag(leadId, "note");
    expect((await commissionOf(leadId)).flagged).toBe(false);
    expect(await listPartnerReviews(partner, { leadId })).toEqual([]);
  });
});

describe("an exemption", () => {
  it("clears what is open, keeps the rule quiet until its day, and ends when somebody ends it", async () => {
    const organisation = await world.partner("Quiet Harbor");
    const admin = await world.member(organisation, "Quinn", "admin");
    const leadId = await world.submit(admin, "Quiet Harbor");
    await screenLeadFacts(system(), leadId);
    const statusOf = async () =>
      (await world.db.selectFrom("fraudFlags").select("status").where("leadId", "=", leadId).execute()).map(
        (row) => row.status,
      );
    expect(await statusOf()).toEqual(["open"]);
    const partnerId = organisation.id;
    await exemptPartner(manager, { partnerId, rule: "sameCompany", reason: "Verified use case.", until: "2027-12-31" });
    expect(await statusOf()).toEqual(["cleared"]);
    const second = await world.submit(admin, "Quiet Harbor Ltd");
    await screenLeadFacts(system(), second);
    const flags = () => world.db.selectFrom("fraudFlags").select("rule").where("leadId", "=", second).execute();
    expect((await flags()).map(({ rule }) => rule)).not.toContain("sameCompany");
    const [exemption] = await world.db
      .selectFrom("fraudExemptions")
      .select("id")
      .where("partnerId", "=", partnerId)
      .execute();
    await endExemption(manager, { exemptionId: exemption?.id ?? "" });
    await screenLeadFacts(system(), second);
    expect((await flags()).map(({ rule }) => rule)).toContain("sameCompany");
  });
});

describe("the last day of an exemption", () => {
  const give = async (timeZone: string, at: string, until: string) => {
    const organisation = await world.partner(`Day of ${timeZone}`);
    const far = { ...manager, now: () => new Date(at), actor: { ...manager.actor, timeZone } };
    return exemptPartner(far, { partnerId: organisation.id, rule: "sameCompany", reason: "Verified.", until });
  };

  it("is one of UTC, whoever gives it: one that never holds is refused, one that still holds is taken", async () => {
    const passed = { code: "invalid-input", details: { field: "until" } };
    await expect(give("America/Los_Angeles", "2026-11-25T02:00:00Z", "2026-11-24")).rejects.toMatchObject(passed);
    await give("America/Los_Angeles", "2026-11-25T02:00:00Z", "2026-11-25");
    await give("Pacific/Auckland", "2026-11-24T13:00:00Z", "2026-11-24");
  });
});

describe("accounts that pay and use nothing", () => {
  /** An accepted lead whose account signed up 30 days ago, paid 25 days ago and has used nothing. */
  async function unusedLead(of: PartnerCtx): Promise<string> {
    const leadId = await acceptedLead(world, of);
    const about = { leadId, partnerId: of.actor.partnerId, programId: world.programId, accountId: `acct-${leadId}` };
    await inTransaction(world.db, async (tx) => {
      const daysAgo = (days: number) => new Date(world.clock.now().getTime() - days * day);
      const invoice = { invoiceId: leadId, amountMinor: "100", currency: "USD" };
      await appendJournal(tx, system(), { kind: "account.created", ...about, occurredAt: daysAgo(30) });
      await appendJournal(tx, system(), { kind: "invoice.paid", ...about, occurredAt: daysAgo(25), payload: invoice });
    });
    return leadId;
  }

  it("are all found, also behind ones that are never flagged", async () => {
    const exempt = await world.newPartner();
    const { partnerId } = exempt.actor;
    await exemptPartner(manager, { partnerId, rule: "lowEngagement", reason: "A pilot.", until: "2027-12-31" });
    for (let n = 0; n < 3; n += 1) await unusedLead(exempt);
    const last = await unusedLead(partner);
    await screenUnusedAccounts(system(), 2);
    const flags = await world.db
      .selectFrom("fraudFlags")
      .select("leadId")
      .where("rule", "=", "lowEngagement")
      .execute();
    expect(flags.map(({ leadId }) => leadId)).toEqual([last]);
  });
});

describe("a rule that blocks", () => {
  it("refuses the submission with the partner's sentence", async () => {
    const organisation = await world.partner("Open Quay");
    const admin = await world.member(organisation, "Oona", "admin");
    const verified = { domain: "open-quay.com", domainVerifiedAt: world.clock.now() };
    await world.db.updateTable("partners").set(verified).where("id", "=", organisation.id).execute();
    await expect(world.submit(admin, "Open Quay")).rejects.toMatchObject({ code: "not-eligible" });
    expect(await world.db.selectFrom("leads").select("id").where("partnerId", "=", organisation.id).execute()).toEqual(
      [],
    );
  });
});

describe("the desk's flags", () => {
  it("stand by partner and rule, the partner with the oldest deadline first; siblings say what they are about", async () => {
    const other = await world.newPartner();
    const raise = async (of: PartnerCtx, rule: Raised["rule"]) => {
      const leadId = await acceptedLead(world, of);
      const about = { partnerId: of.actor.partnerId, programId: world.programId, leadId };
      await inTransaction(world.db, (tx) => raiseFlag(tx, system(), about, { rule, severity: "note", found: "Seen." }));
      world.clock.forward(1_000);
      return leadId;
    };
    const first = await raise(other, "freeMail");
    const mine = await world.newPartner();
    await raise(mine, "sameCompany");
    for (const rule of ["freeMail", "repeatedDomain", "freeMail"] as const) await raise(other, rule);
    const { groups } = await listDeskFlags(manager, { show: "open" });
    const own = groups.filter(({ partnerId }) => [other, mine].some(({ actor }) => actor.partnerId === partnerId));
    expect(own.map(({ count, rules }) => [count, rules.map(({ rule, flags }) => [rule, flags.length])])).toEqual([
      [
        4,
        [
          ["freeMail", 3],
          ["repeatedDomain", 1],
        ],
      ],
      [1, [["sameCompany", 1]]],
    ]);
    const flagId = own[0]?.rules[0]?.flags.find(({ leadId }) => leadId === first)?.id ?? "";
    const { others } = await getDeskFlag(manager, flagId);
    expect(others.map(flagSubject).filter((about) => about.length > 0 && !about.startsWith("Link"))).toHaveLength(3);
  });
});
