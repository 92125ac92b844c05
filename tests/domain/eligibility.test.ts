import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { answerQualification, changeTier, confirmCustomer } from "~/domain/onboarding/commands/change-enrolment";
import { getStart } from "~/domain/onboarding/views/start";
import { verifyByDns } from "~/domain/partners/commands/verify-domain";
import { getPartnerForDesk } from "~/domain/partners/views/partners";
import { dnsRecordFor } from "~/domain/partners/dns-record";
import type { VendorCtx } from "~/domain/context";
import { insertEnrolment } from "db/queries/programs";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { attributionIn } from "../support/attribution-world";
import { programWith } from "../support/programs";
import { createWorld, type World } from "../support/factories";
import { workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
});

async function _enrolled(name: string) {
  const { id: partnerId } = await world.partner(name);
  const found = world.db.selectFrom("enrolments").selectAll().where("partnerId", "=", partnerId);
  const enrolment = () => found.executeTakeFirstOrThrow();
  return { partnerId, enrolmentId: (await enrolment()).id, enrolment };
}

describe("what a program asks for", () => {
  it("stands in the way as sentences, and goes away one by one", async () => {
    const programId = await programWith(world, {
      verifiedDomain: true,
      completeProfile: true,
      activeCustomer: true,
      qualificationQuestion: "How do you know us?",
      tiers: ["Gold"],
    });
    const organisation = await world.partner("Asked Agency");
    const admin = await world.member(organisation, "Asa Holt", "admin");
    const partnerId = organisation.id;
    const enrolmentId = newId("enr");
    await inTransaction(world.db, (tx) =>
      insertEnrolment(tx, { id: enrolmentId, partnerId, programId, status: "approved", createdAt: world.clock.now() }),
    );
    const open = async () => {
      const found = (await getStart(admin)).programs.find((one) => one.programId === programId);
      return found?.steps.filter(({ done }) => !done).map(({ name }) => name);
    };
    expect(await open()).toEqual(["profile", "domain", "customer", "question", "tier", "terms"]);
    await answerQualification(admin, { programId, answer: "From a meetup." });
    const twice = answerQualification(admin, { programId, answer: "Another." });
    await expect(twice).rejects.toMatchObject({ code: "already-done" });
    const target = { partnerId, enrolmentId, reason: "Because." };
    await confirmCustomer(manager, { ...target, revision: 1, confirmed: "yes" });
    await changeTier(manager, { ...target, revision: 2, tier: "Gold" });
    expect(await open()).toEqual(["profile", "domain", "terms"]);
  });

  it("knows an active customer by what billing reports of its verified domain", async () => {
    const programId = await programWith(world, { activeCustomer: true });
    const organisation = await world.partner("Paying Agency");
    const admin = await world.member(organisation, "Pia Holt", "admin");
    const enrolment = { id: newId("enr"), partnerId: organisation.id, programId, createdAt: world.clock.now() };
    await inTransaction(world.db, (tx) => insertEnrolment(tx, { ...enrolment, status: "approved" }));
    const { report, settle } = attributionIn(database, world);
    const at = (hours: number) => new Date(world.clock.now().getTime() + hours * 3_600_000 - 864_000_000).toISOString();
    const account = (externalId: string) => ({ externalId, domain: "paying-agency.com" });
    const tell = async (type: string, hours: number, of: string, amountMinor?: number) => {
      const money = amountMinor === undefined ? {} : { invoiceId: `${of} ${hours}`, amountMinor, currency: "USD" };
      await report({ type, account: account(of), occurredAt: at(hours), ...money });
      await settle();
    };
    const step = async () => {
      const found = (await getStart(admin)).programs.find((one) => one.programId === programId);
      return found?.steps.find(({ name }) => name === "customer");
    };
    await tell("account.created", 0, "first");
    await tell("invoice.paid", 1, "first", 4_900);
    expect(await step()).toMatchObject({ done: false, text: expect.stringContaining("no paid invoice") });
    const verified = { domain: "paying-agency.com", domainVerifiedAt: world.clock.now() };
    await world.db.updateTable("partners").set(verified).where("id", "=", organisation.id).execute();
    expect(await step()).toMatchObject({ done: true, text: expect.stringContaining("it pays for the product") });
    const desk = await getPartnerForDesk(manager, organisation.id);
    expect(desk.enrolments.find((one) => one.programId === programId)?.lastPaidByItself).toEqual(new Date(at(1)));
    await tell("subscription.canceled", 2, "first");
    expect((await step())?.done).toBe(false);
    // A free plan is no purchase; a second account that pays is.
    await tell("invoice.paid", 3, "second", 0);
    expect((await step())?.done).toBe(false);
    await tell("invoice.paid", 4, "second", 9_900);
    expect((await step())?.done).toBe(true);
  });

  it("finds the organisation's own record at its domain, and nobody else's", async () => {
    const organisation = await world.partner("Named Agency");
    const admin = await world.member(organisation, "Nan Ames", "admin");
    const rivals = await world.member(await world.partner("Rival Names"), "Rob Ames", "admin");
    const website = "https://www.named-agency.com";
    await world.db
      .updateTable("partners")
      .set({ website })
      .where("id", "in", [organisation.id, rivals.actor.partnerId])
      .execute();
    const record = dnsRecordFor({ id: organisation.id, website });
    const asked: string[] = [];
    const dns = {
      async txt(domain: string) {
        asked.push(domain);
        return ["v=spf1 -all", record?.value ?? ""];
      },
    };
    await expect(verifyByDns(rivals, dns)).rejects.toMatchObject({ code: "invalid-input" });
    await expect(verifyByDns(admin, { txt: async () => [] })).rejects.toMatchObject({ code: "invalid-input" });
    await expect(verifyByDns(admin, { txt: async () => null })).rejects.toMatchObject({ code: "wrong-state" });
    await verifyByDns(admin, dns);
    expect(new Set(asked)).toEqual(new Set(["named-agency.com"]));
    const own = dnsRecordFor({ id: rivals.actor.partnerId, website });
    const late = verifyByDns(rivals, { txt: async () => [own?.value ?? ""] });
    await expect(late).rejects.toMatchObject({ code: "name-taken" });
  });
});
