import { addBusinessMinutes } from "../programs/business-time";
import type { ProgramRules } from "../programs/program-rules";
import { after, day, formatDate } from "~/kernel/time";
import type { DisputeSubject } from "./types";

/** A decision as an appeal sees it: whose it was, and when. */
export type Decision = { subject: DisputeSubject; deciderId: string | null; decidedAt: Date; text: string | null };

/** What can be appealed about a lead as it stands, or null. */
export function appealableLead(lead: {
  status: string;
  reviewerId: string | null;
  decidedAt: Date | null;
  partnerReason: string | null;
}): Decision | null {
  const subject = { rejected: "lead_rejected", duplicate: "lead_duplicate" }[lead.status] as DisputeSubject | undefined;
  if (!subject || !lead.decidedAt) return null;
  return { subject, deciderId: lead.reviewerId, decidedAt: lead.decidedAt, text: lead.partnerReason };
}

/** What can be appealed about an account that was attributed to a lead and counts for somebody else now. */
export function appealableAttribution(lost: { endedAt: Date | null; decidedBy: string | null }): Decision | null {
  if (!lost.endedAt) return null;
  return { subject: "lead_attribution", deciderId: lost.decidedBy, decidedAt: lost.endedAt, text: null };
}

/** What can be appealed about a commission as it stands. */
export function appealableCommission(commission: {
  status: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  changedAt: Date;
}): Decision {
  const { status, decidedBy, decidedAt, decisionReason, changedAt } = commission;
  if (status === "pending") return { subject: "commission_hold", deciderId: null, decidedAt: changedAt, text: null };
  const subject = status === "rejected" ? "commission_rejected" : "commission_amount";
  return { subject, deciderId: decidedBy, decidedAt: decidedAt ?? changedAt, text: decisionReason };
}

/** The last moment in which a decision can be appealed. */
export function appealUntil(decidedAt: Date, rules: ProgramRules): Date {
  return after(decidedAt, rules.disputes.appealDays * day);
}

/**
 * Whether an appeal can be opened now; if not, why, in words for whoever would.
 * @param before the appeals so far about the same lead or commission
 */
export function decideAppeal(
  decision: Decision,
  rules: ProgramRules,
  before: readonly { status: string; openedAt: Date }[],
  now: Date,
): { ok: true } | { ok: false; why: string } {
  if (before.some(({ status, openedAt }) => status === "denied" && openedAt >= decision.decidedAt))
    return { ok: false, why: "An appeal about this was answered already; the answer stands." };
  const until = appealUntil(decision.decidedAt, rules);
  if (now <= until) return { ok: true };
  const date = formatDate(until, rules.serviceLevels.calendar.timeZone);
  return { ok: false, why: `This could be appealed until ${date}.` };
}

/** By when an appeal is answered: business hours of the program's calendar. */
export function answerDue(openedAt: Date, { serviceLevels }: ProgramRules): Date {
  return addBusinessMinutes(openedAt, serviceLevels.disputeHours * 60, serviceLevels.calendar);
}

/**
 * Whether this person may answer: whoever decided, or has decided since, does not judge the own decision; the database
 * checks it once more.
 */
export function decideAnswer(facts: {
  status: string;
  deciderId: string | null;
  /** Who decided on the commission as it stands now. */
  decidedBy?: string | null;
  answererId: string;
}): { ok: true } | { ok: false; code: "wrong-state" | "four-eyes"; why: string } {
  if (facts.status !== "open") return { ok: false, code: "wrong-state", why: "This appeal was answered already." };
  if (facts.deciderId === facts.answererId || facts.decidedBy === facts.answererId)
    return { ok: false, code: "four-eyes", why: "You made this decision. Somebody else has to answer the appeal." };
  return { ok: true };
}
