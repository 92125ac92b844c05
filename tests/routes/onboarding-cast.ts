import { insertEnrolment, insertProgram, insertVersion } from "db/queries/programs";
import { demoProgramRules } from "db/seeds/demo-program";
import { inTransaction } from "db/tx";
import { askApplicant } from "~/domain/onboarding/commands/decide-application";
import { applyAsStranger } from "~/domain/onboarding/commands/apply";
import { sealApplication } from "~/domain/onboarding/sealed-name";
import { newId } from "~/kernel/ids";
import { testVault } from "../support/factories";
import type { Cast, Role } from "./cast";

/** A complete public application. */
export function applicationForm(legalName: string, email: string) {
  return {
    applicationId: newId("appl"),
    nomination: "",
    kind: "agency" as const,
    legalName,
    website: `https://${email.split("@")[1]}`,
    country: "US",
    contactName: "Ida Field",
    email,
    size: "11-50" as const,
    regions: "Midwest",
    industries: ["technology" as const],
    why: "We look after forty companies that need this.",
  };
}

/** The name of an application as its mails have it. */
export const sealedOf = (applicationId: string) => sealApplication(testVault, applicationId);

/** An application of a stranger to the cast's program. */
export async function makeApplication(
  cast: Cast,
  at: "submitted" | "asked",
): Promise<{ id: string; revision: string }> {
  const { world, people, next } = cast;
  const form = applicationForm(`Applicant ${next()}`, `ida-${next()}@applicant.com`);
  await applyAsStranger(world.ctxOf({ kind: "anonymous" }), { ...form, slug: world.programId });
  const applicationId = form.applicationId;
  if (at === "submitted") return { id: applicationId, revision: "1" };
  await askApplicant(people.manager, {
    applicationId,
    revision: 1,
    question: "How many clients do you have?",
    internalNote: "",
    partnerText: "",
  });
  return { id: applicationId, revision: "2" };
}

/** Another program with published rules. */
export async function programIdOf({ world, next }: Cast, status = "draft"): Promise<string> {
  const programId = newId("prog");
  await inTransaction(world.db, async (tx) => {
    const createdAt = world.clock.now();
    const name = `Program ${next()}`;
    await insertProgram(tx, { id: programId, slug: programId, name, kind: "partner", status, createdAt });
    const rules = JSON.stringify(demoProgramRules);
    await insertVersion(tx, { id: newId("pver"), programId, number: 1, rules, createdAt, publishedAt: createdAt });
  });
  return programId;
}

/** Puts the organisation of a role into one more program; gives that program. */
export async function enrolledElsewhere(cast: Cast, role: Role): Promise<string> {
  const programId = await programIdOf(cast, "live");
  const { rivalAdmin, ownerAdmin } = cast.people;
  const { partnerId } = (role === "rivalAdmin" ? rivalAdmin : ownerAdmin).actor;
  const createdAt = cast.world.clock.now();
  await inTransaction(cast.world.db, (tx) =>
    insertEnrolment(tx, { id: newId("enr"), partnerId, programId, status: "approved", createdAt }),
  );
  return programId;
}

/** An enrolment of an organisation of its own, to be changed from the desk. */
export async function enrolmentOf(cast: Cast): Promise<{ partnerId: string; enrolmentId: string; revision: string }> {
  const { world, next } = cast;
  const { id: partnerId } = await world.partner(`Moved ${next()}`);
  const enrolment = world.db.selectFrom("enrolments").select("id").where("partnerId", "=", partnerId);
  return { partnerId, enrolmentId: (await enrolment.executeTakeFirstOrThrow()).id, revision: "1" };
}
