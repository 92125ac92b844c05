import type { budgetStatuses, industries, planTiers, relationships, timelines } from "../programs/fields";

/** The choices that a program's rules ask for belong to the rules; a lead's form offers them with its own. */
export {
  budgetStatuses,
  industries,
  keysOf,
  labelOf,
  planTiers,
  relationships,
  timelines,
} from "../programs/fields";

export const revenueBands = {
  under_10m: "Under $10 million",
  from_10m: "$10 to 50 million",
  from_50m: "$50 to 250 million",
  from_250m: "$250 million to 1 billion",
  from_1b: "$1 to 10 billion",
  from_10b: "Over $10 billion",
} as const;

export const rejectReasons = {
  outside_criteria: "Outside of the program's criteria",
  existing_customer: "Already a customer",
  in_contact: "Already in contact with us",
  no_need: "No need for the product",
  not_reachable: "Contact cannot be reached",
  no_consent: "Prospect has not agreed to be contacted",
  incomplete: "Not enough information",
} as const;

export const withdrawReasons = {
  mistake: "Submitted by mistake",
  prospect_declined: "The prospect is not interested any more",
  other_vendor: "The prospect chose another product",
  resubmit: "To be submitted again with better information",
} as const;

/** Why a link's lead ended without anybody's doing on it: its account counts elsewhere. */
export const movedReasons = {
  moved: "The account is attributed elsewhere by the program's rule",
  moved_by_hand: "The account was attributed elsewhere by a decision",
  moved_within: "The account counts for another link or lead of the same partner",
} as const;

export type Industry = keyof typeof industries;
export type RevenueBand = keyof typeof revenueBands;
export type PlanTier = keyof typeof planTiers;
export type Timeline = keyof typeof timelines;
export type BudgetStatus = keyof typeof budgetStatuses;
export type Relationship = keyof typeof relationships;
export type RejectReason = keyof typeof rejectReasons;
export type WithdrawReason = keyof typeof withdrawReasons;
export type MovedReason = keyof typeof movedReasons;
