import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { applyAsStranger, applyWithin } from "~/domain/onboarding/commands/apply";
import { changeTier, confirmCustomer, moveEnrolment } from "~/domain/onboarding/commands/change-enrolment";
import { approveApplication, askApplicant, declineApplication } from "~/domain/onboarding/commands/decide-application";
import { nominate } from "~/domain/onboarding/commands/nominate";
import { canMoveEnrolment, enrolmentMoveNames } from "~/domain/onboarding/lifecycle";
import { getApplication, getOwnApplication, listApplications } from "~/domain/onboarding/views/applications";
import { getApplyForm } from "~/domain/onboarding/views/public-programs";
import { getStart } from "~/domain/onboarding/views/start";
import { planNow } from "~/domain/payouts/plan-now";
import type { VendorCtx } from "~/domain/context";
import { replaceVendorRoles } from "db/queries/identity";
import { insertEnrolment } from "db/queries/programs";
import { newId } from "~/kernel/ids";
import { applicationForm, sealedOf } from "../routes/onboarding-cast";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { enrolled, programWith } from "../support/programs";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let manager: VendorCtx;
const review = { internalNote: "", question: "", partnerText: "", reason: undefined };

beforeAll(async () => {
  world = await createWorld(database);
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const stranger = () => world.ctxOf({ kind: "anonymous" });
const rowOf = (id: string) =>
  world.db.selectFrom("partnerApplications").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

async function applied(name: string, email: string, nomination = ""): Promise<string> {
  const form = { ...applicationForm(name, email), nomination };
  await applyAsStranger(stranger(), { ...form, slug: world.programId });
  return form.applicationId;
}

describe("an application", () => {
  it("that is sent twice is one", async () => {
    const form = applicationForm("Twice Sent", "tess@twice.example");
    const { broken } = await race(times(() => () => applyAsStranger(stranger(), { ...form, slug: world.programId })));
    expect(broken).toEqual([]);
    const rows = world.db.selectFrom("partnerApplications").select("id").where("legalName", "=", "Twice Sent");
    expect(await rows.execute()).toHaveLength(1);
    const entries = await world.db
      .selectFrom("journal")
      .select("payload")
      .where("kind", "=", "partner.applied")
      .execute();
    expect(entries.filter(({ payload }) => JSON.stringify(payload).includes(form.applicationId))).toHaveLength(1);
  });

  it("is decided once, however many decide at the same moment", async () => {
    const applicationId = await applied("Race Works", "rae@race-works.com");
    const { won, lost, broken } = await race(
      times((number) => () => {
        const target = { ...review, applicationId, revision: 1 };
        return number % 2
          ? approveApplication(manager, target)
          : declineApplication(manager, { ...target, reason: "not_a_fit", partnerText: "No." });
      }),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(1);
    expect(lost.every((sentence) => sentence.startsWith("changed-meanwhile"))).toBe(true);
    const { status } = await rowOf(applicationId);
    const partners = await world.db.selectFrom("partners").select("id").where("legalName", "=", "Race Works").execute();
    expect(partners).toHaveLength(status === "approved" ? 1 : 0);
  });

  it("becomes an organisation, an enrolment and an invitation, with what was told", async () => {
    const applicationId = await applied("Fresh Partners", "fred@fresh-partners.com");
    await approveApplication(manager, { ...review, applicationId, revision: 1 });
    const partner = await world.db
      .selectFrom("partners")
      .selectAll()
      .where("legalName", "=", "Fresh Partners")
      .executeTakeFirstOrThrow();
    expect(partner).toMatchObject({ size: "11-50", regions: "Midwest", industries: ["technology"], status: "active" });
    const invitation = await world.db
      .selectFrom("invitations")
      .select(["email", "partnerRole"])
      .where("partnerId", "=", partner.id)
      .executeTakeFirstOrThrow();
    expect(invitation).toEqual({ email: "fred@fresh-partners.com", partnerRole: "admin" });
    await expect(approveApplication(manager, { ...review, applicationId, revision: 1 })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
  });

  it("leaves nothing behind when the invitation cannot be made", async () => {
    const leaving = await world.vendor("Leaving Manager", "partner_manager");
    await inTransaction(world.db, (tx) => replaceVendorRoles(tx, leaving.actor.userId, [], world.clock.now()));
    const applicationId = await applied("Second Try", "second@second-try.com");
    await expect(approveApplication(leaving, { ...review, applicationId, revision: 1 })).rejects.toMatchObject({
      code: "not-allowed",
    });
    expect((await rowOf(applicationId)).status).toBe("submitted");
    const partners = world.db.selectFrom("partners").select("id").where("legalName", "=", "Second Try");
    expect(await partners.execute()).toEqual([]);
  });

  it("shows its reviewer who looks alike, and the applicant nothing of the vendor's", async () => {
    await enrolled(world, "Lookalike Labs, Inc.");
    const applicationId = await applied("Lookalike Labs", "lou@lookalike-labs.com");
    const page = await getApplication(manager, applicationId);
    expect(page.similarPartners.map(({ legalName, because }) => [legalName, because])).toEqual([
      ["Lookalike Labs, Inc.", ["same name"]],
    ]);
    await askApplicant(manager, {
      ...review,
      applicationId,
      revision: 1,
      question: "Who?",
      internalNote: "canary-note",
    });
    const own = JSON.stringify(await getOwnApplication(stranger(), sealedOf(applicationId)));
    expect(own).toContain("Who?");
    expect(own).not.toContain("canary-note");
    expect(own).not.toContain("Lookalike Labs, Inc.");
  });

  it.each(["", "x", "appl_00000000000000000000000000", sealedOf("lead_01jd2k")])(
    "is not opened by %j",
    async (sealed) => {
      await expect(getOwnApplication(stranger(), sealed)).rejects.toMatchObject({ code: "not-found" });
    },
  );

  it("is refused where the program takes none", async () => {
    const id = await programWith(world, {});
    await world.db.updateTable("programs").set({ status: "paused" }).where("id", "=", id).execute();
    const form = { ...applicationForm("Late", "late@late.example"), kind: "community" as const };
    await expect(applyAsStranger(stranger(), { ...form, slug: id })).rejects.toMatchObject({ code: "wrong-state" });
    await world.db.updateTable("programs").set({ status: "draft" }).where("id", "=", id).execute();
    await expect(applyAsStranger(stranger(), { ...form, slug: id })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a nomination", () => {
  it("is filled in for the company, completed once, and shown as nominated", async () => {
    const rep = await world.vendor("Rui Sands", "sales_rep");
    const other = await world.vendor("Otto Blake", "sales_rep");
    const given = { programId: world.programId, legalName: "Nominee", contactName: "Nia", email: "nia@nominee.com" };
    const { applicationId } = await nominate(rep, { ...given, reason: "canary-reason" });
    const form = await getApplyForm(stranger(), world.programId, sealedOf(applicationId));
    expect(form.known).toEqual({ legalName: "Nominee", contactName: "Nia", email: "nia@nominee.com" });
    expect(JSON.stringify(form)).not.toMatch(/canary-reason|Rui/);
    const again = await applied("Nominee Ltd", "nia@nominee.com", sealedOf(applicationId));
    const row = await rowOf(applicationId);
    expect(row).toMatchObject({ status: "submitted", legalName: "Nominee Ltd", nominatedBy: rep.actor.userId });
    expect((await getApplication(manager, applicationId)).nominatedByName).toBe("Rui Sands");
    await expect(rowOf(again)).rejects.toThrow();
    expect((await listApplications(rep, {})).beside.map(({ id }) => id)).toEqual([applicationId]);
    expect((await listApplications(other, {})).beside).toEqual([]);
    await expect(getApplication(other, applicationId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an organisation that is here already", () => {
  it("applies once at a time, and is taken in as it is", async () => {
    const organisation = await world.partner("Inside Agency");
    const admin = await world.member(organisation, "Ina Moss", "admin");
    const rival = await world.member(await world.partner("Outside Agency"), "Ole Fog", "admin");
    const programId = await programWith(world, {});
    const { won, lost, broken } = await race(times(() => () => applyWithin(admin, { programId, why: "canary-why" })));
    expect([won, broken]).toEqual([1, []]);
    expect(new Set(lost.map((sentence) => sentence.split(":")[0]))).toEqual(new Set(["already-done"]));
    expect(JSON.stringify(await getStart(rival))).not.toContain("canary-why");
    expect((await getStart(rival)).applications).toEqual([]);
    const [application] = (await getStart(admin)).applications;
    await approveApplication(manager, { ...review, applicationId: application?.id ?? "", revision: 1 });
    const [, joined] = (await getStart(admin)).programs;
    expect(joined).toMatchObject({ programId, status: "approved" });
    await expect(applyWithin(admin, { programId, why: "again" })).rejects.toMatchObject({ code: "already-done" });
  });
});

it("a former partner may come back, a suspended one not before that is settled", async () => {
  const former = await world.partner("Former Agency");
  const admin = await world.member(former, "Fia Wade", "admin");
  const programId = await programWith(world, {});
  await applyWithin(admin, { programId, why: "Once more." });
  const [application] = (await getStart(admin)).applications;
  const target = { ...review, applicationId: application?.id ?? "", revision: 1 };
  const first = world.db.selectFrom("enrolments").select("id").where("partnerId", "=", former.id);
  const enrolment = { partnerId: former.id, enrolmentId: (await first.executeTakeFirstOrThrow()).id, reason: "So." };
  await moveEnrolment(manager, { ...enrolment, revision: 1, move: "suspend" });
  await expect(approveApplication(manager, target)).rejects.toMatchObject({ code: "wrong-state" });
  await moveEnrolment(manager, { ...enrolment, revision: 2, move: "end" });
  await approveApplication(manager, target);
  const { status } = await world.db
    .selectFrom("partners")
    .select("status")
    .where("id", "=", former.id)
    .executeTakeFirstOrThrow();
  expect(status).toBe("active");
});

describe("an enrolment", () => {
  it("makes the moves of the table and no other", async () => {
    for (const from of ["approved", "suspended", "ended", "declined"]) {
      for (const move of enrolmentMoveNames) {
        const { partnerId, enrolmentId, enrolment } = await enrolled(world, `${from} ${move}`);
        await world.db.updateTable("enrolments").set({ status: from }).where("id", "=", enrolmentId).execute();
        const input = { partnerId, enrolmentId, revision: 1, move, reason: "Because." };
        const allowed = canMoveEnrolment(from, move);
        if (allowed) await moveEnrolment(manager, input);
        else
          await expect(moveEnrolment(manager, input), `${from} ${move}`).rejects.toMatchObject({ code: "wrong-state" });
        const to = { suspend: "suspended", reinstate: "approved", end: "ended" }[move];
        expect((await enrolment()).status, `${from} ${move}`).toBe(allowed ? to : from);
      }
    }
    const moves = enrolmentMoveNames.flatMap((move) =>
      ["approved", "suspended", "ended", "declined"]
        .filter((from) => canMoveEnrolment(from, move))
        .map((from) => `${from} ${move}`),
    );
    expect(moves).toEqual(["approved suspend", "suspended reinstate", "approved end", "suspended end"]);
  });

  it("is moved by one of those who move it at once", async () => {
    const { partnerId, enrolmentId } = await enrolled(world, "Raced Agency");
    const { won, broken } = await race(
      times((number) => () => {
        const target = { partnerId, enrolmentId, revision: 1, reason: "Because." };
        if (number % 3 === 0) return changeTier(manager, { ...target, tier: "Gold" });
        return moveEnrolment(manager, { ...target, move: number % 3 === 1 ? "suspend" : "end" });
      }),
    );
    expect([won, broken]).toEqual([1, []]);
  });

  it("of another partner is not found, and an ended one gets nothing any more", async () => {
    const [own, other] = [await enrolled(world, "Own Agency"), await enrolled(world, "Other Agency")];
    const input = { partnerId: other.partnerId, enrolmentId: own.enrolmentId, revision: 1, reason: "Because." };
    await expect(moveEnrolment(manager, { ...input, move: "end" })).rejects.toMatchObject({ code: "not-found" });
    const target = { ...input, partnerId: own.partnerId };
    await moveEnrolment(manager, { ...target, move: "end" });
    for (const change of [
      () => changeTier(manager, { ...target, revision: 2, tier: "Gold" }),
      () => confirmCustomer(manager, { ...target, revision: 2, confirmed: "yes" }),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "wrong-state" });
    }
  });

  it("decides the partner's own status, and with it whether it is paid", async () => {
    const { partnerId, enrolmentId } = await enrolled(world, "Two Programs");
    const programId = await programWith(world, {});
    const second = newId("enr");
    await inTransaction(world.db, (tx) =>
      insertEnrolment(tx, { id: second, partnerId, programId, status: "approved", createdAt: world.clock.now() }),
    );
    const status = async () => {
      const row = world.db.selectFrom("partners").select("status").where("id", "=", partnerId);
      return (await row.executeTakeFirstOrThrow()).status;
    };
    const blocked = async () => {
      const payable = [{ id: "x", partnerId, amountMinor: 5_000n, settledMinor: 0n }];
      const terms = { currency: "USD", cutOff: world.clock.now(), minimumMinor: 0n };
      const plan = await planNow(world.db, payable, terms);
      return JSON.stringify(plan.blocked, (_key, value) =>
        typeof value === "bigint" ? String(value) : value,
      ).includes("suspended");
    };
    const move = (id: string, revision: number, name: "suspend" | "reinstate" | "end") =>
      moveEnrolment(manager, { partnerId, enrolmentId: id, revision, move: name, reason: "Because." });
    expect([await status(), await blocked()]).toEqual(["active", false]);
    // Both at once: whichever comes second sees the first.
    await Promise.all([move(enrolmentId, 1, "suspend"), move(second, 1, "suspend")]);
    expect([await status(), await blocked()]).toEqual(["suspended", true]);
    await move(enrolmentId, 2, "reinstate");
    expect([await status(), await blocked()]).toEqual(["suspended", true]);
    await move(second, 2, "end");
    expect([await status(), await blocked()]).toEqual(["active", false]);
    await move(enrolmentId, 3, "end");
    expect([await status(), await blocked()]).toEqual(["ended", false]);
  });
});
