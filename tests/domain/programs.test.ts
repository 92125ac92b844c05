import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { acceptTerms } from "~/domain/programs/commands/accept-terms";
import { discardDraft } from "~/domain/programs/commands/discard-draft";
import { enrolPartner } from "~/domain/programs/commands/enrol-partner";
import { publishVersion } from "~/domain/programs/commands/publish-version";
import { saveDraft } from "~/domain/programs/commands/save-draft";
import { startDraft } from "~/domain/programs/commands/start-draft";
import { getDraft } from "~/domain/programs/views/get-draft";
import { getVersionPage } from "~/domain/programs/views/get-version";
import { listOpenSteps } from "~/domain/onboarding/views/start";
import { getProgramsForPartner } from "~/domain/programs/views/program-page";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { openDraft, publishNext, sign, startPilot, submitTo, typeInto } from "../support/programs";
import { race, times, workers } from "../support/race";

const database = testDatabase({ max: workers + 4 });
let world: World;
let admin: VendorCtx;
let signer: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  admin = await world.vendor("Ada Marsh", "admin");
  signer = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
});

const versionOf = (id: string) =>
  database.db.selectFrom("programVersions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const leadOf = (id: string) =>
  database.db.selectFrom("leads").select(["programVersionId", "pilot"]).where("id", "=", id).executeTakeFirstOrThrow();

describe("a draft", () => {
  it("keeps half of a form as it was typed, and says what is missing", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    await startDraft(admin, { programId, copyOf: world.versionId });
    await typeInto(admin, programId, (form) => {
      form.protection.days = "soon";
      form.rewards[0] = { ...(form.rewards[0] as (typeof form.rewards)[number]), amount: "12.345" };
    });
    const draft = await getDraft(admin, programId);
    expect(draft.values["protection.days"]).toBe("soon");
    expect(draft.values["rewards.0.amount"]).toBe("12.345");
    expect(Object.keys(draft.problems).sort()).toEqual(["protection.days", "rewards.0.amount"]);
    const { key } = await openDraft(admin, programId);
    await expect(publishVersion(admin, key)).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("takes and gives rows, with a key for each", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    await startDraft(admin, { programId, copyOf: world.versionId });
    const change = async (what: string) => {
      const { key, typed } = await openDraft(admin, programId);
      return (await saveDraft(admin, { ...typed, ...key, change: what })).at;
    };
    expect(await change("add rewards")).toBe("rewards.3");
    expect(await change("add rewards.3.capPerLead")).toBe("rewards.3.capPerLead.0");
    expect(await change("add qualification:country")).toBe("qualification.7");
    expect(await change("remove rewards.0")).toBe("rewards");
    const { typed } = await openDraft(admin, programId);
    expect(typed.rewards.map(({ key }) => key)).toEqual(["won", "gold_opened", "qualified_1"]);
    expect(typed.rewards[2]?.capPerLead).toEqual([{ amount: "", currency: "" }]);
    expect(typed.qualification.at(-1)).toMatchObject({ key: "country_1", field: "country" });
    for (const nonsense of [
      "add terms",
      "remove rewards.9",
      "add __proto__",
      "remove rewards.-1",
      "add qualification:x",
    ]) {
      await expect(change(nonsense), nonsense).rejects.toMatchObject({ code: "invalid-input" });
    }
  });

  it("is never overwritten by somebody who saw less", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    await startDraft(admin, { programId, copyOf: world.versionId });
    const other = await world.vendor("Abe Stone", "admin");
    const seen = await openDraft(admin, programId);
    await typeInto(other, programId, (form) => {
      form.terms = "From Abe.";
    });
    const late = saveDraft(admin, { ...seen.typed, ...seen.key, terms: "From Ada.", change: "" });
    await expect(late).rejects.toMatchObject({
      code: "changed-meanwhile",
      message: expect.stringContaining("Abe Stone"),
    });
    await expect(discardDraft(admin, seen.key)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await expect(publishVersion(admin, seen.key)).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect((await openDraft(admin, programId)).typed.terms).toBe("From Abe.");
  });

  it("is one per program, and gone when it is thrown away", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const start = () => startDraft(admin, { programId, copyOf: world.versionId });
    const { won, broken } = await race(times(() => start));
    expect([won, broken]).toEqual([1, []]);
    await discardDraft(admin, (await openDraft(admin, programId)).key);
    await start();
    expect((await openDraft(admin, programId)).number).toBe(2);
  });
});

describe("publishing", () => {
  it("is done once, however many press the button at once", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    await startDraft(admin, { programId, copyOf: world.versionId });
    const { key } = await openDraft(admin, programId);
    const admins = await Promise.all(times((number) => world.vendor(`Admin ${number}`, "admin")));
    const { won, lost, broken } = await race(admins.map((ctx) => () => publishVersion(ctx, key)));
    expect(broken).toEqual([]);
    expect(won).toBe(1);
    expect(lost).toHaveLength(workers - 1);
    expect(new Set(lost)).toEqual(
      new Set(["changed-meanwhile: This version was published or discarded meanwhile. Nothing was published twice."]),
    );
    const entries = await database.db
      .selectFrom("journal")
      .select("payload")
      .where("programId", "=", programId)
      .where("kind", "=", "program.published")
      .execute();
    expect(entries.map(({ payload }) => payload)).toContainEqual({ versionId: key.versionId, number: 2 });
    expect(entries).toHaveLength(2);
  });

  it("makes a version that nothing can change or remove, not even the database's own hand", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const versionId = await publishNext(admin, programId);
    const { db } = database;
    const before = await versionOf(versionId);
    const attempts = [
      () => db.updateTable("programVersions").set({ rules: "{}" }).where("id", "=", versionId).execute(),
      () => db.updateTable("programVersions").set({ publishedAt: null }).where("id", "=", versionId).execute(),
      () => db.deleteFrom("programVersions").where("id", "=", versionId).execute(),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toThrow("a published program version is immutable");
    }
    expect(await versionOf(versionId)).toEqual(before);
    expect(before.typed).toBeNull();
  });

  it("leaves earlier leads on their version, and asks for the new terms before the next one", async () => {
    const { programId } = world;
    const first = await submitTo(programId, signer, "Early Works");
    const versionId = await publishNext(admin, programId, (form) => {
      form.protection.days = "120";
    });
    expect(await listOpenSteps(signer)).toEqual(["terms"]);
    await expect(submitTo(programId, signer, "Late Works")).rejects.toMatchObject({ code: "not-eligible" });
    await sign(signer, programId, "Ana M. Duarte");
    expect(await listOpenSteps(signer)).toEqual([]);
    const second = await submitTo(programId, signer, "Late Works");
    expect(await leadOf(first)).toEqual({ programVersionId: world.versionId, pilot: false });
    expect(await leadOf(second)).toEqual({ programVersionId: versionId, pilot: false });
  });

  it("tells what changes, and whom it concerns", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const member = await world.member(await world.partner("Counted Agency"), "Cleo Marsh", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    await sign(member, programId);
    await submitTo(programId, member, "Counted Works");
    await startDraft(admin, { programId, copyOf: (await versionInForce(programId)) ?? "" });
    await typeInto(admin, programId, (form) => {
      form.protection.days = "60";
    });
    const page = await getVersionPage(admin, programId, "2");
    expect(page.changes).toEqual([
      {
        id: "protection.days",
        section: "protection",
        before: "A company is protected for you for 90 days from submission.",
        after: "A company is protected for you for 60 days from submission.",
      },
    ]);
    expect(page.affected).toEqual({ held: [], partners: 1, mustAccept: 1, leads: { open: 1, all: 1 } });
  });
});

const versionInForce = async (programId: string) =>
  (
    await database.db
      .selectFrom("programVersions")
      .select("id")
      .where("programId", "=", programId)
      .where("publishedAt", "is not", null)
      .orderBy("number", "desc")
      .executeTakeFirst()
  )?.id;

describe("signing the terms", () => {
  it("keeps who signed, when, and every word that they read", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const member = await world.member(await world.partner("Signing Agency"), "Sia Nord", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    await sign(member, programId, "Sia Helen Nord");
    const rows = await database.db
      .selectFrom("termsAcceptances")
      .selectAll()
      .where("partnerId", "=", member.actor.partnerId)
      .execute();
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({
      signerId: member.actor.userId,
      signerName: "Sia Helen Nord",
      versionId: await versionInForce(programId),
      acceptedAt: world.clock.now(),
    });
    expect(row?.terms).toContain("# Version 1");
    expect(row?.terms).toContain("- $250 when the lead is qualified.");
    expect(row?.terms).toContain("A company that is not our customer yet");
    const page = (await getProgramsForPartner(member)).find((one) => one.programId === programId);
    expect(page).toMatchObject({ signedBy: "Sia Helen Nord", toAccept: false });
  });

  it("cannot be undone in the database", async () => {
    const { db } = database;
    await expect(db.updateTable("termsAcceptances").set({ signerName: "Nobody" }).execute()).rejects.toThrow(
      "append-only",
    );
    await expect(db.deleteFrom("termsAcceptances").execute()).rejects.toThrow("append-only");
  });

  it("is refused for a version that is not in force any more", async () => {
    const programId = await startPilot(admin, 3, world.versionId);
    const member = await world.member(await world.partner("Slow Agency"), "Sol West", "admin");
    await enrolPartner(admin, { programId, partnerId: member.actor.partnerId });
    const old = (await versionInForce(programId)) ?? "";
    await publishNext(admin, programId);
    const late = acceptTerms(member, { programId, versionId: old, signerName: "Sol West", agree: true });
    await expect(late).rejects.toMatchObject({ code: "changed-meanwhile" });
  });
});
