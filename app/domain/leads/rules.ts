import { addBusinessMinutes, businessMinutesBetween } from "../programs/business-time";
import type { ProgramRules } from "../programs/program-rules";
import { takesLeads } from "../programs/lifecycle";
import { after, day, endOfDate } from "~/kernel/time";
import type { Step, StepName } from "../onboarding/rules";
import type { Due } from "./types";

type ServiceLevels = ProgramRules["serviceLevels"];

function businessDue(kind: Due["kind"], from: Date, hours: number, levels: ServiceLevels): Due {
  return { kind, from, at: addBusinessMinutes(from, hours * 60, levels.calendar) };
}

/** The deadline that each wait brings with it (PRODUCT, serviceLevels). */
export const dueRules = {
  review: (from: Date, levels: ServiceLevels): Due => businessDue("review", from, levels.reviewHours, levels),
  assign: (from: Date, levels: ServiceLevels): Due => businessDue("assign", from, levels.assignHours, levels),
  repAnswer: (from: Date, levels: ServiceLevels): Due => businessDue("rep_answer", from, levels.repAnswerHours, levels),
  firstContact: (from: Date, levels: ServiceLevels): Due =>
    businessDue("first_contact", from, levels.firstContactHours, levels),
  /** Calendar days: the partner's days are not the vendor's. */
  partnerAnswer: (from: Date, levels: ServiceLevels): Due => ({
    kind: "partner_answer",
    from,
    at: after(from, levels.partnerAnswerDays * day),
  }),
  protection: (from: Date, until: Date): Due => ({ kind: "protection", from, at: until }),
  /** An open opportunity is due at the end of the day on which it is expected to close, in the program's zone. */
  close: (from: Date, expectedClose: string, { calendar }: ServiceLevels): Due => ({
    kind: "close",
    from,
    at: endOfDate(expectedClose, calendar.timeZone),
  }),
};

/** Business minutes that the review clock has left when it is stopped; a late one keeps nothing. */
export function reviewMinutesLeft(now: Date, dueAt: Date | null, levels: ServiceLevels): number {
  return dueAt ? businessMinutesBetween(now, dueAt, levels.calendar) : 0;
}

/** The review's deadline when the clock goes on; at least an hour, so that an answer can be read. */
export function resumeReview(now: Date, minutesLeft: number, levels: ServiceLevels): Due {
  return { kind: "review", from: now, at: addBusinessMinutes(now, Math.max(60, minutesLeft), levels.calendar) };
}

export type SubmissionFacts = {
  programStatus: string;
  /** Of the enrolment; null when there is none. */
  enrolmentStatus: string | null;
  versionInForce: string | null;
  /** What the version in force asks of the partner (PRODUCT, eligibility). */
  steps: readonly Step[];
  fitBlocked: boolean;
};

/** What stands in the way, each with a code for programs and a sentence for the partner; a step can be done about. */
export type Obstacle = { code: ObstacleCode; step: StepName | null; why: string };

const stepCodes = {
  profile: "profile-incomplete",
  domain: "domain-not-verified",
  customer: "customer-not-confirmed",
  question: "question-not-answered",
  tier: "tier-not-reached",
  terms: "terms-not-accepted",
} as const satisfies Record<StepName, string>;

export type ObstacleCode =
  | (typeof stepCodes)[StepName]
  | "enrolment-suspended"
  | "enrolment-ended"
  | "program-closed"
  | "not-enrolled"
  | "no-published-rules"
  | "criterion-not-met";

export type SubmissionDecision = { ok: true } | { ok: false; why: string; obstacles: Obstacle[] };

function refuse(obstacles: Obstacle[]): SubmissionDecision {
  return { ok: false, why: obstacles.map(({ why }) => why).join(" "), obstacles };
}

/** Whether a partner may submit now; if not, everything that is missing (PRODUCT, draft → submitted). */
export function decideSubmission(facts: SubmissionFacts): SubmissionDecision {
  const no = (code: ObstacleCode, why: string) => refuse([{ code, step: null, why }]);
  if (facts.enrolmentStatus === "suspended")
    return no(
      "enrolment-suspended",
      "Your organisation's part in this program is suspended. Please write to your partner manager.",
    );
  if (facts.enrolmentStatus === "ended")
    return no("enrolment-ended", "Your organisation's part in this program has ended.");
  if (!takesLeads(facts.programStatus)) return no("program-closed", "The program takes no leads at the moment.");
  if (facts.enrolmentStatus !== "approved")
    return no("not-enrolled", "Your organisation is not enrolled in this program yet.");
  if (!facts.versionInForce) return no("no-published-rules", "The program has no published rules yet.");
  const open = facts.steps.filter(({ done }) => !done);
  if (open.length > 0) return refuse(open.map(({ name, text }) => ({ code: stepCodes[name], step: name, why: text })));
  if (facts.fitBlocked)
    return no("criterion-not-met", "A required criterion is not met. The fit preview shows which one.");
  return { ok: true };
}
