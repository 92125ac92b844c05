import type { LeadStage, LeadState, LeadStatus } from "./types";

type Move = {
  /** Statuses and, within "accepted", stages from which the move is allowed. */
  from: readonly (LeadStatus | LeadStage)[];
  /** Null where the lead stays as it stands. */
  to: { status: LeadStatus; stage: LeadStage | null } | null;
  by: "partner" | "reviewer" | "manager" | "rep" | "clock";
};

/** A lead with one of these has not ended. */
export const openStatuses: readonly string[] = [
  "submitted",
  "in_review",
  "needs_info",
  "accepted",
] satisfies LeadStatus[];

const decision = ["submitted", "in_review"] as const;
const beforeOpportunity = ["routing", "offered", "owned", "contacted", "qualified"] as const;
const owned = ["owned", "contacted", "qualified", "opportunity", "lost"] as const;
const accepted = (stage: LeadStage) => ({ status: "accepted" as const, stage });
const ended = (status: LeadStatus) => ({ status, stage: null });

/**
 * The table of moves (PRODUCT, Leads). Deciding on a lead nobody claimed yet claims it in the same step.
 * Whatever is not in this table does not happen.
 */
export const moves = {
  startReview: { from: ["submitted"], to: ended("in_review"), by: "reviewer" },
  askPartner: { from: decision, to: ended("needs_info"), by: "reviewer" },
  answer: { from: ["needs_info"], to: ended("in_review"), by: "partner" },
  accept: { from: decision, to: accepted("routing"), by: "reviewer" },
  reject: { from: decision, to: ended("rejected"), by: "reviewer" },
  markDuplicate: { from: decision, to: ended("duplicate"), by: "reviewer" },
  reconsider: { from: ["rejected", "duplicate"], to: ended("in_review"), by: "manager" },
  withdraw: { from: ["submitted", "in_review", "needs_info"], to: ended("withdrawn"), by: "partner" },
  endMoved: {
    from: ["submitted", "in_review", "needs_info", ...beforeOpportunity, "opportunity", "won", "lost"],
    to: ended("withdrawn"),
    by: "clock",
  },
  expireUnanswered: { from: ["needs_info"], to: ended("expired"), by: "clock" },
  expireUnprotected: { from: beforeOpportunity, to: ended("expired"), by: "clock" },
  offer: { from: ["routing"], to: accepted("offered"), by: "manager" },
  recallOffer: { from: ["offered"], to: accepted("routing"), by: "manager" },
  acceptOffer: { from: ["offered"], to: accepted("owned"), by: "rep" },
  declineOffer: { from: ["offered"], to: accepted("routing"), by: "rep" },
  lapseOffer: { from: ["offered"], to: accepted("routing"), by: "clock" },
  // Another rep is asked to take an owned lead: the work is not done again, and its partner sees no step back.
  handOver: { from: owned, to: null, by: "manager" },
  takeOver: { from: owned, to: null, by: "rep" },
  endHandOver: { from: owned, to: null, by: "manager" },
  contact: { from: ["owned"], to: accepted("contacted"), by: "rep" },
  qualify: { from: ["contacted"], to: accepted("qualified"), by: "rep" },
  openOpportunity: { from: ["qualified"], to: accepted("opportunity"), by: "rep" },
  win: { from: ["opportunity"], to: accepted("won"), by: "rep" },
  lose: { from: ["opportunity"], to: accepted("lost"), by: "rep" },
  reopen: { from: ["lost"], to: accepted("opportunity"), by: "rep" },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

/** Whether a lead may make this move from where it stands. */
export function canMove(lead: LeadState, name: MoveName): boolean {
  const from: readonly string[] = moves[name].from;
  return lead.status === "accepted" ? lead.stage !== null && from.includes(lead.stage) : from.includes(lead.status);
}

/** Statuses in which the partner may still change what was submitted. */
export function canEdit(lead: LeadState): boolean {
  return lead.status === "submitted" || lead.status === "needs_info";
}
