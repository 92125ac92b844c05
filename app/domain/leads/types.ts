import type { Fit } from "./fit";

export const leadStatuses = [
  "submitted",
  "in_review",
  "needs_info",
  "accepted",
  "rejected",
  "duplicate",
  "withdrawn",
  "expired",
] as const;
export type LeadStatus = (typeof leadStatuses)[number];

export const leadStages = [
  "routing",
  "offered",
  "owned",
  "contacted",
  "qualified",
  "opportunity",
  "won",
  "lost",
] as const;
export type LeadStage = (typeof leadStages)[number];

export type DueKind = "review" | "partner_answer" | "assign" | "rep_answer" | "first_contact" | "protection" | "close";

/** By when something happens, counted from when; `at` is a moment in UTC. */
export type Due = { kind: DueKind; from: Date; at: Date };

export type Claim = "holds" | "waits" | "released";

/** Where a lead stands, as far as rules look at it. */
export type LeadState = {
  status: LeadStatus;
  stage: LeadStage | null;
};

/** The fit as it is stored with the lead: the sentences of the day it was submitted or edited. */
export type StoredFit = Fit;

/** Statuses in which the vendor has not decided yet. */
export const openStatuses: readonly LeadStatus[] = ["submitted", "in_review", "needs_info"];

/** Whether a lead still claims its company: undecided, or accepted and not closed. */
export function isLive(lead: LeadState): boolean {
  if (openStatuses.includes(lead.status)) return true;
  return lead.status === "accepted" && lead.stage !== "won" && lead.stage !== "lost";
}
