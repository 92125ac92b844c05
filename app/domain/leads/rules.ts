import { addBusinessMinutes, businessMinutesBetween } from "../programs/business-time";
import type { ProgramRules } from "../programs/program-rules";
import { after, day } from "~/kernel/time";
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
  partnerStatus: string;
  enrolment: { status: string; acceptedVersionId: string | null } | null;
  versionInForce: string | null;
  fitBlocked: boolean;
};

/** Whether a partner may submit now; if not, why, as a sentence for the partner (PRODUCT, draft → submitted). */
export function decideSubmission(facts: SubmissionFacts): { ok: true } | { ok: false; why: string } {
  const no = (why: string) => ({ ok: false as const, why });
  if (facts.partnerStatus !== "active")
    return no("Your organisation's participation is paused. Please write to your partner manager.");
  if (facts.programStatus !== "live" && facts.programStatus !== "pilot")
    return no("The program takes no leads at the moment.");
  if (facts.enrolment?.status !== "approved") return no("Your organisation is not enrolled in this program yet.");
  if (!facts.versionInForce) return no("The program has no published rules yet.");
  if (facts.enrolment.acceptedVersionId !== facts.versionInForce)
    return no(
      "The program's terms have changed. An admin of your organisation has to accept them first, on the Program page.",
    );
  if (facts.fitBlocked) return no("A required criterion is not met. The fit preview shows which one.");
  return { ok: true };
}
