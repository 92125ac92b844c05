export const commissionStatuses = [
  "pending",
  "awaiting_approval",
  "approved",
  "in_payout",
  "paid",
  "rejected",
  "reversed",
] as const;
export type CommissionStatus = (typeof commissionStatuses)[number];

/** One step of an explanation: the rule, what was found, what follows. */
export type ExplanationItem = { rule: string; found: string; effect: string };

/** Why a commission is what it is; the partner reads the same as finance. */
export type CommissionExplanation = {
  /** Which published rules it follows. */
  versionNumber: number;
  /** What it is paid for, in two words: "Lead qualified". */
  milestone: string;
  /** The rule as it is published: "10 % of the amount when the opportunity is won". */
  reward: string;
  items: ExplanationItem[];
  /** "$120,000 × 12 % = $14,400". */
  arithmetic: string;
};

/** A fact of a lead, as the journal holds it. */
export type LeadFact = {
  id: string;
  kind: string;
  occurredAt: Date;
  payload: { amountMinor?: string; currency?: string };
};

/** What a version's reward makes due for one milestone. Minor units of `currency`. */
export type DueReward = {
  rewardKey: string;
  milestoneId: string;
  milestoneAt: Date;
  amountMinor: bigint;
  currency: string;
  holdUntil: Date;
  explanation: CommissionExplanation;
};

/** What was posted before. */
export type PostedCommission = {
  id: string;
  rewardKey: string;
  milestoneId: string;
  status: CommissionStatus;
  amountMinor: bigint;
  currency: string;
};
