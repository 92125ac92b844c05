import type { listEnrolments } from "db/queries/programs";
import type { ProgramRules } from "../programs/program-rules";
import { eligibilitySteps, type Step } from "./rules";

export type EnrolmentRow = Awaited<ReturnType<typeof listEnrolments>>[number];

/** The steps of an enrolment under the version in force. */
export function stepsOf(enrolment: EnrolmentRow, rules: ProgramRules): Step[] {
  const { website, size, industries, hasContact, acceptedVersionId, versionInForce, tier } = enrolment;
  const accepted = acceptedVersionId === versionInForce;
  return eligibilitySteps({
    rules: rules.eligibility,
    profile: { website, size, industries, hasContact: Boolean(hasContact) },
    domainVerified: enrolment.domainVerifiedAt !== null,
    customer: enrolment.lastPaidByItself ? "pays" : enrolment.activeCustomerAt ? "confirmed" : "unknown",
    answered: enrolment.answeredAt !== null,
    tier,
    terms: accepted ? "accepted" : acceptedVersionId ? "changed" : "never",
  });
}
