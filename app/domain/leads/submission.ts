import { listEnrolments } from "db/queries/programs";
import type { Db } from "db/tx";
import { type EnrolmentRow, stepsOf } from "../onboarding/steps-of";
import { loadVersion, type Version } from "../programs/load-rules";
import { decideSubmission, type SubmissionDecision } from "./rules";

/** Whether a partner may submit to one of its programs now, with the version that counts; `fitBlocked` of the lead. */
export async function judgeEnrolment(
  db: Db,
  enrolment: EnrolmentRow,
  fitBlocked: (version: Version) => boolean = () => false,
): Promise<{ version: Version | null; decision: SubmissionDecision }> {
  const version = enrolment.versionInForce ? await loadVersion(db, enrolment.versionInForce) : null;
  const decision = decideSubmission({
    programStatus: enrolment.programStatus,
    enrolmentStatus: enrolment.status,
    versionInForce: version?.id ?? null,
    steps: version ? stepsOf(enrolment, version.rules) : [],
    fitBlocked: version ? fitBlocked(version) : false,
  });
  return { version, decision };
}

/** The programs that a partner can prepare leads for: those that it takes part in come first, the others after. */
export async function listSubmissionPrograms(db: Db, partnerId: string) {
  const enrolments = await listEnrolments(db, partnerId);
  const judged = await Promise.all(
    enrolments.map(async (enrolment) => ({ enrolment, ...(await judgeEnrolment(db, enrolment)) })),
  );
  const rank = ({ enrolment, decision }: (typeof judged)[number]) =>
    decision.ok ? 0 : enrolment.status === "approved" ? 1 : 2;
  return judged.toSorted((a, b) => rank(a) - rank(b));
}
