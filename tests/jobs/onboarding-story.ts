import { answerApplication } from "~/domain/onboarding/commands/answer-application";
import { applyAsStranger } from "~/domain/onboarding/commands/apply";
import { changeTier, moveEnrolment } from "~/domain/onboarding/commands/change-enrolment";
import { askApplicant, declineApplication } from "~/domain/onboarding/commands/decide-application";
import { nominate } from "~/domain/onboarding/commands/nominate";
import type { VendorCtx } from "~/domain/context";
import type { World } from "../support/factories";
import { applicationForm, sealedOf } from "../routes/onboarding-cast";

/** A nomination, an application that is asked about and declined, and an enrolment that changes. */
export async function followOnboarding(
  world: World,
  people: { manager: VendorCtx; rep: VendorCtx },
  step: (work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { manager, rep } = people;
  const stranger = world.ctxOf({ kind: "anonymous" });
  const { programId } = world;
  const review = { internalNote: "", question: "", partnerText: "", reason: undefined };
  await step(() =>
    nominate(rep, {
      programId,
      legalName: "Fern Consulting",
      contactName: "Fay Fern",
      email: "fay@fern.example",
      reason: "They asked twice.",
    }),
  );
  const form = applicationForm("Cedar Works", "cara@cedar.example");
  const { applicationId } = form;
  await step(() => applyAsStranger(stranger, { ...form, slug: programId }));
  await step(() => askApplicant(manager, { ...review, applicationId, revision: 1, question: "How many clients?" }));
  const sealed = sealedOf(applicationId);
  await step(() => answerApplication(stranger, { sealed, revision: 2, answer: "Forty." }));
  await step(() =>
    declineApplication(manager, {
      ...review,
      applicationId,
      revision: 3,
      reason: "not_a_fit",
      partnerText: "Not in this year.",
    }),
  );
  const leaving = await world.partner("Leaving Agency");
  const partnerId = leaving.id;
  await world.member(leaving, "Lea Stone", "admin");
  const enrolment = world.db.selectFrom("enrolments").select("id").where("partnerId", "=", partnerId);
  const { id: enrolmentId } = await enrolment.executeTakeFirstOrThrow();
  const target = { partnerId, enrolmentId, reason: "We talked about it." };
  await step(() => changeTier(manager, { ...target, revision: 1, tier: "Gold" }));
  await step(() => moveEnrolment(manager, { ...target, revision: 2, move: "suspend" }));
  await step(() => moveEnrolment(manager, { ...target, revision: 3, move: "reinstate" }));
  await step(() => moveEnrolment(manager, { ...target, revision: 4, move: "end" }));
}
