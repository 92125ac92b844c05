import { beforeAll, describe, expect, it } from "vitest";
import { insertEnrolment } from "db/queries/programs";
import { inTransaction } from "db/tx";
import type { VendorCtx } from "~/domain/context";
import { moveEnrolment } from "~/domain/onboarding/commands/change-enrolment";
import { createPartner } from "~/domain/partners/commands/create-partner";
import { changeProgram } from "~/domain/programs/commands/change-program";
import { createProgram } from "~/domain/programs/commands/create-program";
import { enrolPartner } from "~/domain/programs/commands/enrol-partner";
import { moveProgram } from "~/domain/programs/commands/move-program";
import { createProgramInput } from "~/domain/programs/input";
import { getProgramsForPartner } from "~/domain/programs/views/program-page";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { move, programRevision, sign, startPilot, submitTo } from "../support/programs";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let admin: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database);
  admin = await world.vendor("Ada Marsh", "admin");
});

const leadOf = (id: string) =>
  database.db.selectFrom("leads").select("pilot").where("id", "=", id).executeTakeFirstOrThrow();

describe("a pilot", () => {
  it("never takes more partners than it has places, however many are added at once", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const partners = await Promise.all(times((number) => world.partner(`Racing ${number}`)));
    const { won, lost, broken } = await race(
      partners.map(
        ({ id }) =>
          () =>
            enrolPartner(admin, { programId, partnerId: id }),
      ),
    );
    expect(broken).toEqual([]);
    expect(won).toBe(3);
    expect(new Set(lost)).toEqual(new Set(["wrong-state: All 3 places of the pilot are taken."]));
  });

  it("keeps its places in the database, too, whichever way somebody comes in", async () => {
    const programId = await startPilot(admin, 2, world.versionId);
    const partners = await Promise.all(times((number) => world.partner(`Sideways ${number}`)));
    const results = await Promise.allSettled(
      partners.map(({ id: partnerId }) =>
        inTransaction(database.db, (tx) =>
          insertEnrolment(tx, {
            id: newId("enr"),
            partnerId,
            programId,
            status: "approved",
            createdAt: world.clock.now(),
          }),
        ),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const refused = results.filter((result) => result.status === "rejected");
    expect(new Set(refused.map(({ reason }) => (reason as Error).message))).toEqual(
      new Set(["all places of the pilot are taken"]),
    );
  });

  it("takes leads of invited partners only, marked as pilot for ever", async () => {
    const programId = await startPilot(admin, 2, world.versionId);
    const member = await world.member(await world.partner("Pilot Agency"), "Pia Lund", "admin");
    const stranger = await world.member(await world.partner("Other Agency"), "Oda Berg", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    await sign(member, programId);
    const leadId = await submitTo(programId, member, "Pilot Works");
    await expect(submitTo(programId, stranger, "Stranger Works")).rejects.toMatchObject({ code: "not-found" });
    await move(admin, programId, "goLive");
    const later = await submitTo(programId, member, "Live Works");
    expect([(await leadOf(leadId)).pilot, (await leadOf(later)).pilot]).toEqual([true, false]);
  });

  it("can be paused, keeps its places meanwhile, and goes on as a pilot", async () => {
    const programId = await startPilot(admin, 1, world.versionId);
    const member = await world.member(await world.partner("Pausing Agency"), "Pam Reed", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    await sign(member, programId);
    await move(admin, programId, "pause", "We look at the first month.");
    await expect(submitTo(programId, member, "Too Early Works")).rejects.toMatchObject({ code: "not-eligible" });
    const { id: partnerId } = await world.partner("One Too Many");
    await expect(enrolPartner(admin, { programId, partnerId })).rejects.toMatchObject({ code: "wrong-state" });
    const past = database.db
      .insertInto("enrolments")
      .values({ id: newId("enr"), partnerId, programId, status: "approved", createdAt: world.clock.now() })
      .execute();
    await expect(past).rejects.toThrow("all places of the pilot are taken");
    await expect(move(admin, programId, "resume")).rejects.toMatchObject({ code: "wrong-state" });
    await move(admin, programId, "resumePilot");
    const leadId = await submitTo(programId, member, "Going On Works");
    expect((await leadOf(leadId)).pilot).toBe(true);
  });

  it("has at least as many places as partners", async () => {
    const programId = await startPilot(admin, 2, world.versionId);
    for (const name of ["Two A", "Two B"]) {
      await enrolPartner(admin, { programId, partnerId: (await world.partner(name)).id });
    }
    const change = async (pilotPlaces: number | null) =>
      changeProgram(admin, { programId, revision: await programRevision(admin, programId), name: "P", pilotPlaces });
    await expect(change(1)).rejects.toMatchObject({ code: "wrong-state" });
    await expect(change(null)).rejects.toMatchObject({ code: "wrong-state" });
    await change(2);
  });
});

describe("a partner of a full pilot that was suspended", () => {
  it("has kept its place and is reinstated", async () => {
    const programId = await startPilot(admin, 1, world.versionId);
    const { id: partnerId } = await world.partner("Returning Agency");
    await enrolPartner(admin, { programId, partnerId });
    const enrolment = () =>
      database.db
        .selectFrom("enrolments")
        .select(["id as enrolmentId", "revision", "status"])
        .where("programId", "=", programId)
        .executeTakeFirstOrThrow();
    const moveTo = async (move: "suspend" | "reinstate") =>
      moveEnrolment(admin, { ...(await enrolment()), partnerId, move, reason: "We looked at it." });
    await moveTo("suspend");
    const other = await world.partner("Waiting Agency");
    await expect(enrolPartner(admin, { programId, partnerId: other.id })).rejects.toMatchObject({
      code: "wrong-state",
    });
    await moveTo("reinstate");
    expect((await enrolment()).status).toBe("approved");
  });
});

describe("taking a partner in", () => {
  it("respects the places of a pilot like every other way", async () => {
    const programId = await startPilot(admin, 1, world.versionId);
    const takeIn = (legalName: string) =>
      createPartner(admin, {
        legalName,
        kind: "agency",
        website: "",
        country: "US",
        programId,
        adminEmail: `${newId("user")}@agency.example`,
      });
    const { won, lost, broken } = await race(times((number) => () => takeIn(`Taken ${number}`)));
    expect(broken).toEqual([]);
    expect(won).toBe(1);
    expect(new Set(lost)).toEqual(new Set(["wrong-state: All places of this program's pilot are taken."]));
  });
});

describe("a program", () => {
  it("goes through its life; submissions follow, and a reason is asked where it hurts", async () => {
    const programId = await startPilot(admin, 2, world.versionId);
    const member = await world.member(await world.partner("Life Agency"), "Lia Moor", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    await sign(member, programId);
    await move(admin, programId, "goLive");
    await expect(move(admin, programId, "pause")).rejects.toMatchObject({ code: "invalid-input" });
    await move(admin, programId, "pause", "Holidays.");
    await expect(submitTo(programId, member, "Paused Works")).rejects.toMatchObject({ code: "not-eligible" });
    expect((await getProgramsForPartner(member)).at(-1)).toMatchObject({ status: "paused", statusReason: "Holidays." });
    await move(admin, programId, "resume");
    await submitTo(programId, member, "Resumed Works");
    await move(admin, programId, "end", "Enough.");
    for (const name of ["resume", "goLive", "pause", "end"] as const) {
      await expect(move(admin, programId, name, "Again."), name).rejects.toMatchObject({ code: "wrong-state" });
    }
    const journal = await database.db
      .selectFrom("journal")
      .select("payload")
      .where("programId", "=", programId)
      .where("kind", "=", "program.status_changed")
      .orderBy("seq")
      .execute();
    expect(journal.map(({ payload }) => payload)).toEqual([
      { from: "draft", to: "pilot" },
      { from: "pilot", to: "live" },
      { from: "live", to: "paused" },
      { from: "paused", to: "live" },
      { from: "live", to: "ended" },
    ]);
  });

  it("is moved by one of those who try at once", async () => {
    const programId = await startPilot(admin, 2, world.versionId);
    const revision = await programRevision(admin, programId);
    const { won, lost, broken } = await race(
      times(
        (number) => () =>
          moveProgram(admin, { programId, revision, move: number % 2 ? "goLive" : "end", reason: "Because." }),
      ),
    );
    expect([won, lost.length, broken]).toEqual([1, workers - 1, []]);
  });

  it("has an address of its own, in small letters", async () => {
    const form = { name: "One", slug: "one-of-a-kind", kind: "community" as const, copyOf: "" };
    await createProgram(admin, form);
    await expect(createProgram(admin, form)).rejects.toMatchObject({ code: "name-taken", details: { field: "slug" } });
    for (const slug of ["Has Space", "UPPER", "-x", "a--b", "é"]) {
      expect(createProgramInput.safeParse({ ...form, slug }).success, slug).toBe(false);
    }
  });
});
