import { listApplicationsOf } from "db/queries/applications";
import { listPublicPrograms } from "db/queries/program-pages";
import { listEnrolments } from "db/queries/programs";
import { takesLeads } from "../../programs/lifecycle";
import { can, type PartnerCtx } from "../../context";
import type { ProgramKind } from "../../programs/fields";
import { loadVersion } from "../../programs/load-rules";
import { type DeclineReason, declineReasons } from "../fields";
import type { ApplicationStatus, EnrolmentStatus } from "../lifecycle";
import type { StepName } from "../rules";
import { sealApplication } from "../sealed-name";
import { type EnrolmentRow, stepsOf } from "../steps-of";

async function toProgram(ctx: PartnerCtx, enrolment: EnrolmentRow) {
  const version = enrolment.versionInForce ? await loadVersion(ctx.db, enrolment.versionInForce) : null;
  return {
    programId: enrolment.programId,
    name: enrolment.programName,
    status: enrolment.status as EnrolmentStatus,
    statusReason: enrolment.statusReason,
    programStatus: enrolment.programStatus,
    question: version?.rules.eligibility.qualificationQuestion ?? "",
    steps: version ? stepsOf(enrolment, version.rules) : [],
  };
}

/** The way to the first lead in each of the organisation's programs, and the programs that it can still apply to. */
export async function getStart(ctx: PartnerCtx) {
  const { partnerId, timeZone, partnerName } = ctx.actor;
  const [enrolments, applications, publicPrograms] = await Promise.all([
    listEnrolments(ctx.db, partnerId),
    listApplicationsOf(ctx.db, partnerId),
    listPublicPrograms(ctx.db),
  ]);
  const programName = (id: string) => publicPrograms.find((program) => program.id === id)?.name ?? "a program";
  const waiting = applications.filter(({ status }) => status !== "approved");
  const open = new Set(waiting.filter(({ status }) => status !== "declined").map(({ programId }) => programId));
  const joined = new Set(enrolments.map(({ programId }) => programId));
  return {
    partnerName,
    programs: await Promise.all(enrolments.map((enrolment) => toProgram(ctx, enrolment))),
    applications: waiting.map(({ id, programId, status, reasonCode, partnerText, dueAt }) => ({
      id,
      programName: programName(programId),
      status: status as ApplicationStatus,
      reason: reasonCode ? declineReasons[reasonCode as DeclineReason] : "",
      partnerText,
      dueAt,
      /** The page on which a question is answered. */
      sealed: status === "asked" ? sealApplication(ctx.vault, id) : null,
    })),
    others: publicPrograms
      .filter(({ id, status }) => status === "live" && !joined.has(id) && !open.has(id))
      .map(({ id, slug, name, kind, summary }) => ({
        id,
        slug,
        name,
        kind: kind as ProgramKind,
        summary: summary ?? "",
      })),
    mayApply: can(ctx.actor, "organisation.edit"),
    now: ctx.now(),
    timeZone,
  };
}

export type StartPage = Awaited<ReturnType<typeof getStart>>;

/** What is open on the way to a first lead, over all programs that the organisation takes part in. */
export async function listOpenSteps(ctx: PartnerCtx): Promise<StepName[]> {
  const enrolments = await listEnrolments(ctx.db, ctx.actor.partnerId);
  const taking = enrolments.filter(({ status, programStatus }) => status === "approved" && takesLeads(programStatus));
  const programs = await Promise.all(taking.map((enrolment) => toProgram(ctx, enrolment)));
  return programs
    .flatMap(({ steps }) => steps)
    .filter(({ done }) => !done)
    .map(({ name }) => name);
}
