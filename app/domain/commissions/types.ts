import type { ExplanationItem } from "~/kernel/explanation";
import type { RewardKind, RewardTrigger } from "../programs/program-rules";

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

/** Where a commission stands as it is told: one that a limit cut to nothing is `reversed`, and was not taken back. */
export const shownStatuses = [...commissionStatuses, "cut"] as const;
export type ShownStatus = (typeof shownStatuses)[number];

export type { ExplanationItem };

/** Why a commission is what it is; the partner reads the same as finance. */
export type CommissionExplanation = {
  /** Which published rules it follows. */
  versionNumber: number;
  /** What it is paid for, in two words: "Lead qualified". */
  milestone: string;
  /** The rule as it is published: "10 % of the amount when the opportunity is won". */
  reward: string;
  items: ExplanationItem[];
  /** The cap of the lead cut it: that is the last of the items. */
  capped?: true;
  /** "$120,000 × 12 % = $14,400". */
  arithmetic: string;
};

/** A fact of a lead, as the journal holds it; amounts are minor units as digits. */
export type LeadFact = {
  id: string;
  kind: string;
  occurredAt: Date;
  /** Who reported it, and under which id; our own facts have their `id` there. */
  source?: string;
  sourceId?: string;
  /** The person behind it; null for systems. */
  actorId?: string | null;
  payload: {
    amountMinor?: string;
    currency?: string;
    planTier?: string;
    invoiceId?: string;
    refundId?: string;
    creditNoteId?: string;
    rewardKey?: string;
    milestoneKey?: string;
    flagId?: string;
    rule?: string;
    severity?: string;
    /** By which attribution an account's fact belongs to the lead. */
    attributionId?: string;
    /** With `account.fact_withdrawn`: the fact that was recorded by mistake. */
    factId?: string;
    /** With `account.moved`: the attributions that count no more. */
    attributionIds?: string[];
    /** With `commission.adjusted`: what the answer to the appeal weighed (`Weighed`). */
    weightMinor?: string;
    ofMinor?: string;
    canceled?: boolean;
    /** With `commission.paid` and `commission.reopened`: through which payout, and how much of it. */
    payoutId?: string;
    paidMinor?: string;
  };
};

/** What a lead says that rules ask for; it does not change after the lead was accepted. */
export type EvaluatedLead = { id: string; source: string; employeeCount: number; planTier: string };

/** What else is known of the partner, by when it happened. */
export type PartnerFacts = {
  /** The tier from a moment on, oldest first. */
  tiers: { from: Date; tier: string }[];
  /** When the partner's enrolment ended for good. */
  endedAt: Date | null;
  /** The partner's standing milestones in this program, this lead's own included; only what volume rules count. */
  milestones: { leadId: string; kind: string; key: string; occurredAt: Date }[];
};

/**
 * What was left of a reward when somebody looked at it: the part `weightMinor / ofMinor`, and whether a cancellation
 * had taken it back. Later refunds and cancellations are measured against it.
 */
export type Weighed = { weightMinor: bigint; ofMinor: bigint; canceled: boolean };

/** An amount that the answer to an appeal set in place of the rules' own. */
export type Ruling = {
  /** Whose answer it was. */
  setBy: string | null;
  /** More than the rules give. */
  aboveRules: boolean;
};

/** What a version's reward makes due for one milestone, before limits. Minor units of `currency`. */
export type DueReward = {
  rewardKey: string;
  /** The trigger; for an invoice with its id, so that each invoice is a milestone of its own. */
  milestoneKey: string;
  trigger: RewardTrigger;
  kind: RewardKind;
  milestoneAt: Date;
  grossMinor: bigint;
  currency: string;
  holdUntil: Date;
  /** A flag on the lead that holds money waits for a decision. */
  flagged: boolean;
  /** Null when the amount is the rules' own. */
  ruling: Ruling | null;
  /** What the rules alone give for it, before the lead's cap, and what they counted of it. Minor units of `currency`. */
  byRules: Weighed & { amountMinor: bigint };
  explanation: CommissionExplanation;
};

/** A reward whose milestone was reached and that pays nothing, with the reasons. */
export type UnearnedReward = Pick<DueReward, "rewardKey" | "milestoneKey" | "trigger" | "milestoneAt"> & {
  items: ExplanationItem[];
};

/** What a lead's facts come to. */
export type Evaluation = { due: DueReward[]; unearned: UnearnedReward[] };
