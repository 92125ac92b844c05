import { beforeAll, describe, expect, it } from "vitest";
import { findEnrolment } from "db/queries/enrolments";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { changeTier } from "~/domain/onboarding/commands/change-enrolment";
import { listShutOut } from "~/domain/onboarding/views/shut-out";
import { acceptTerms } from "~/domain/programs/commands/accept-terms";
import { publishVersion } from "~/domain/programs/commands/publish-version";
import { startDraft } from "~/domain/programs/commands/start-draft";
import { getProgramsForPartner } from "~/domain/programs/views/program-page";
import { getSignedTerms } from "~/domain/programs/views/signed-terms";
import { acceptTermsInput } from "~/domain/programs/input";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { openDraft, typeInto } from "../support/programs";

const database = testDatabase();
let world: World;
let admin: VendorCtx;
let agency: PartnerCtx;
let rival: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database);
  admin = await world.vendor("Ada Marsh", "admin");
  agency = await world.member(await world.partner("Brightside Agency"), "Ana Duarte", "admin");
  rival = await world.member(await world.partner("Rival Integrators"), "Ode Marsh", "admin");
});

const enrolmentOf = async ({ actor: { partnerId } }: PartnerCtx) => {
  const found = await findEnrolment(world.db, { partnerId, programId: world.programId });
  if (!found) throw new Error("the partner takes part");
  return { partnerId, enrolmentId: found.id, revision: found.revision };
};
const give = async (who: PartnerCtx, tier: string) =>
  changeTier(admin, { ...(await enrolmentOf(who)), tier, reason: "A good year." });

describe("a tier", () => {
  it("is one that the rules in force name, spelled as they do", async () => {
    for (const wrong of ["gold", "Platinum"]) {
      await expect(give(agency, wrong)).rejects.toMatchObject({
        code: "invalid-input",
        details: { field: "tier", message: "The rules in force name Gold." },
      });
    }
    await give(agency, "Gold");
    expect(
      (await findEnrolment(world.db, { partnerId: agency.actor.partnerId, programId: world.programId }))?.tier,
    ).toBe("Gold");
  });
});

describe("a draft", () => {
  it("says who could not submit any more, and by which requirement", async () => {
    const { programId } = world;
    await startDraft(admin, { programId, copyOf: world.versionId });
    const number = 2;
    expect(await listShutOut(admin, programId, number)).toEqual([]);
    await typeInto(admin, programId, (form) => {
      form.eligibility = { ...form.eligibility, tiers: "Gold", verifiedDomain: true };
    });
    const found = await listShutOut(admin, programId, number);
    expect(found.map(({ step, partners }) => [step, partners])).toEqual([
      ["domain", ["Brightside Agency", "Rival Integrators"]],
      ["tier", ["Rival Integrators"]],
    ]);
  });
});

describe("signed terms", () => {
  it("ask for first and last name", () => {
    const given = { programId: "p", versionId: "v", agree: true };
    for (const signerName of ["x", "Ana", "  Ana  ", "1 2"]) {
      expect(acceptTermsInput.safeParse({ ...given, signerName }).success, signerName).toBe(false);
    }
    expect(acceptTermsInput.safeParse({ ...given, signerName: "Ана Дуарте" }).success).toBe(true);
  });

  it("are kept as they were read, for their own organisation and the vendor", async () => {
    const sign = async () => {
      const [program] = await getProgramsForPartner(agency);
      if (!program) throw new Error("the partner takes part");
      const { programId, versionId, changed } = program;
      await acceptTerms(agency, { programId, versionId, signerName: "Ana Duarte", agree: true });
      return changed;
    };
    await typeInto(admin, world.programId, (form) => {
      form.eligibility = { ...form.eligibility, tiers: "", verifiedDomain: false };
      form.terms = "Be kind to everybody.";
    });
    await publishVersion(admin, (await openDraft(admin, world.programId)).key);
    const changed = await sign();
    expect(changed?.from).toBe(1);
    expect(changed?.changes.some(({ section, after }) => section === "terms" && after?.includes("Be kind"))).toBe(true);
    const [signed] = (await getSignedTerms(agency, agency.actor.partnerId)).signed;
    expect(signed).toMatchObject({ signerName: "Ana Duarte", number: 2, signerEmail: agency.actor.email });
    expect(signed?.terms).toContain("Be kind to everybody.");
    expect((await getSignedTerms(admin, agency.actor.partnerId)).signed).toHaveLength(1);
    await expect(getSignedTerms(rival, agency.actor.partnerId)).rejects.toMatchObject({ code: "not-found" });
  });
});
