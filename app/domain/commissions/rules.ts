import { counted } from "~/kernel/counted";
import { day } from "~/kernel/time";
import { payoutRhythmWords } from "../onboarding/payment-words";
import type { ProgramRules, RewardTrigger } from "../programs/program-rules";
import { triggerWords } from "../programs/reward-words";
import { limitThatCut } from "./standing";
import type { CommissionExplanation, ShownStatus, ExplanationItem } from "./types";

/**
 * Whether an amount is large enough that finance and somebody other than who accepted the lead must have looked
 * (PRODUCT, Roles). In a currency without a threshold every amount is: nobody said what is small there.
 */
export function needsFourEyes(
  approval: ProgramRules["approval"],
  amount: { amountMinor: bigint; currency: string },
): boolean {
  const from = approval.fourEyesFrom[amount.currency];
  return from === undefined || amount.amountMinor >= from;
}

export type Verdict = { ok: true } | { ok: false; code: "wrong-state" | "four-eyes"; why: string };

const no = (code: "wrong-state" | "four-eyes", why: string): Verdict => ({ ok: false, code, why });

/** Who wants to approve, and whether above the threshold, too (`commission.approve-above`). */
export type Approver = { approverId: string; mayApproveAbove: boolean };

/**
 * Whether this person may approve this commission now (PRODUCT, Roles): partner managers up to the four-eyes threshold,
 * finance above it unless it accepted the lead, and nobody what they set themselves. Where nobody accepted the lead,
 * because it was accepted by itself, finance suffices. Pure; the database checks once more that two people were in it.
 */
export function decideApproval(
  facts: { status: string; fourEyes: boolean; aboveRules: boolean; acceptedBy: string | null; setBy: string | null },
  { approverId, mayApproveAbove }: Approver,
): Verdict {
  if (facts.status === "pending") return no("wrong-state", "This commission is still on hold.");
  if (facts.status === "in_payout")
    return no(
      "wrong-state",
      "A part of it is in a payout. What is due beyond it can be approved once that is settled.",
    );
  if (facts.status !== "awaiting_approval") return no("wrong-state", "This commission was decided already.");
  if (facts.setBy === approverId)
    return no("four-eyes", "You set this amount in your answer to an appeal. Somebody else has to approve it.");
  if (facts.aboveRules && !mayApproveAbove)
    return no("four-eyes", "The answer to an appeal set more than the rules give. Finance has to approve it.");
  if (facts.fourEyes && !mayApproveAbove)
    return no("four-eyes", "This amount reaches the program's threshold. Finance has to approve it.");
  if (facts.fourEyes && facts.acceptedBy === approverId) {
    return no(
      "four-eyes",
      "You accepted this lead. Above the program's threshold somebody else has to approve its commission.",
    );
  }
  return { ok: true };
}

/** Whether an approval may be taken back: nothing was done with it yet. */
export function decideRevocation(facts: { status: string }): Verdict {
  if (facts.status === "approved") return { ok: true };
  return no(
    "wrong-state",
    facts.status === "in_payout"
      ? "It is part of a payout. Drop it from there first."
      : "Only an approved commission that is in no payout can go back to approval.",
  );
}

/** Whether a commission may be rejected: before it is approved, and before any part of it was paid. */
export function decideRejection(facts: { status: string; settledMinor: bigint }): Verdict {
  if (facts.status !== "pending" && facts.status !== "awaiting_approval")
    return no("wrong-state", "Only a commission that is not approved yet can be rejected.");
  if (facts.settledMinor > 0n)
    return no("wrong-state", "A part of it was paid already. It can only be lowered by what happens to the lead.");
  return { ok: true };
}

/** Whether a reward may be marked as given: approved, and no cash, which a payout pays. */
export function decideFulfilment(facts: { status: string; kind: string }): Verdict {
  if (facts.kind === "cash") return no("wrong-state", "Cash is paid with a payout.");
  if (facts.status === "approved") return { ok: true };
  return no(
    "wrong-state",
    facts.status === "paid" ? "This reward was given already." : "Only an approved reward can be given.",
  );
}

/** Whether a reward that was given and is not due any more, as a whole or in part, may be noted as taken back. */
export function decideReclaim(facts: { kind: string; amountMinor: bigint; settledMinor: bigint }): Verdict {
  if (facts.kind === "cash") return no("wrong-state", "Cash is netted from the next payment.");
  if (facts.settledMinor > facts.amountMinor) return { ok: true };
  return no("wrong-state", "Nothing of this reward has to come back.");
}

type Words = { label: string; tone: "good" | "attention" | "bad" | "info" | "neutral"; why: string; next: string };

/** Where a commission stands, why, and what happens next; the same words for both sides. */
export const commissionWords: Record<ShownStatus, Words> = {
  pending: {
    label: "On hold",
    tone: "info",
    why: "The program holds this reward for some days.",
    next: "When the hold ends it goes to approval by itself.",
  },
  awaiting_approval: {
    label: "Awaiting approval",
    tone: "attention",
    why: "It waits for approval.",
    next: "A partner manager or finance approves it or says why not; above the program's threshold finance does.",
  },
  approved: {
    label: "Approved",
    tone: "good",
    why: "It was checked and approved.",
    next: "It is paid with the next payment.",
  },
  in_payout: { label: "In payout", tone: "good", why: "It is part of a payout.", next: "The payout is sent." },
  paid: { label: "Paid", tone: "good", why: "The payment was sent.", next: "Nothing more to do." },
  rejected: {
    label: "Rejected",
    tone: "bad",
    why: "The reason is given below.",
    next: "Nothing more happens with it.",
  },
  reversed: {
    label: "Reversed",
    tone: "bad",
    why: "The fact that it was earned for was taken back.",
    next: "Nothing more happens with it.",
  },
  cut: {
    label: "Cut by a limit",
    tone: "neutral",
    why: "A limit of the program leaves nothing of it.",
    next: "If something that counts for the limit is taken back, it is due again by itself.",
  },
};

/** The same for one commission: a reward that is no money is given, not paid; one may follow for less than was paid. */
export function standingWords(commission: {
  kind: string;
  status: ShownStatus;
  amountMinor: bigint;
  settledMinor: bigint;
  /** Set aside for a payout. */
  reservedMinor: bigint;
  /** Whether a review holds it. */
  flagged: boolean;
  milestoneAt: Date;
  /** As late as the milestone where the program holds nothing. */
  holdUntil: Date;
  /** Whether a partner manager's approval is not enough. */
  fourEyes: boolean;
  aboveRules: boolean;
  /** What it was earned at: a `RewardTrigger`. */
  trigger: string;
  /** A `CommissionExplanation` and a list of `ExplanationItem`, as they are stored. */
  explanation: unknown;
  cuts: unknown;
}): Words {
  const { kind, status, amountMinor, settledMinor, reservedMinor, flagged } = commission;
  if (status === "awaiting_approval") return { ...commissionWords[status], ...awaiting(commission) };
  const words = wordsOf(commission);
  if (status === "pending") return { ...words, ...(flagged ? heldByReview : { why: holdReason(commission) }) };
  if (kind !== "cash" && settledMinor > amountMinor) return { ...words, ...wordsInKind[status], next: reclaimed };
  if (kind !== "cash") return { ...words, ...wordsInKind[status] };
  if (status === "in_payout" && amountMinor > settledMinor + reservedMinor)
    return { ...words, why: "A part of it is in a payout.", next: "The payout is sent; then the rest goes on." };
  if (settledMinor > amountMinor)
    return { ...words, next: "More was paid than is due now; the difference is netted from the next payment." };
  return words;
}

/** The words of a standing, for what a limit cut with the limit. */
function wordsOf({ status, explanation, cuts }: Parameters<typeof standingWords>[0]): Words {
  const words = commissionWords[status];
  if (status !== "cut") return words;
  const limit = limitThatCut(explanation as CommissionExplanation, cuts as ExplanationItem[]);
  return limit ? { ...words, why: `${limit.rule}, and ${limit.found}: nothing is left of it.` } : words;
}

function awaiting(commission: Parameters<typeof standingWords>[0]): Pick<Words, "why" | "next"> {
  const held = commission.holdUntil > commission.milestoneAt;
  return {
    why: held ? "Its hold is over; it waits for approval." : "This reward has no hold; it waits for approval.",
    next: `${approverWords(commission)} approves it or says why not.`,
  };
}

/** Who may approve a commission, as the beginning of a sentence (PRODUCT, Roles). */
export function approverWords({ fourEyes, aboveRules }: { fourEyes: boolean; aboveRules: boolean }): string {
  return fourEyes || aboveRules ? "Finance" : "A partner manager or finance";
}

type Held = { milestoneAt: Date; holdUntil: Date; trigger: string };

/** For how many days the program holds a reward; 0 where it does not. */
export function heldDays({ milestoneAt, holdUntil }: Pick<Held, "milestoneAt" | "holdUntil">): number {
  return Math.max(0, Math.round((holdUntil.getTime() - milestoneAt.getTime()) / day));
}

/** Why a reward is held, with its own days and milestone. */
export function holdReason(held: Held): string {
  const milestone = triggerWords[held.trigger as RewardTrigger];
  return `This reward is held for ${counted(heldDays(held), "day")} after ${milestone}, in case that is taken back.`;
}

/**
 * By when an approval or a payment comes, where no day is set: nobody is promised one for the approval, and payouts are
 * made as the program's page says. Null where there is nothing to wait for, or a day is told.
 */
export function waitingWords(
  { kind, status }: { kind: string; status: ShownStatus },
  payoutRhythm: string | null,
): string | null {
  const rhythm = payoutRhythmWords(payoutRhythm);
  const payout = `with the next payout${rhythm ? `; payouts are made ${rhythm}` : ", whose date is not set yet"}.`;
  if (status === "awaiting_approval") {
    return `No deadline is promised for the approval. Once approved it is ${kind === "cash" ? `paid ${payout}` : "given."}`;
  }
  if (status !== "approved") return null;
  return kind === "cash" ? `It is paid ${payout}` : "As soon as somebody has given it.";
}

const reclaimed = "It was given and is not due any more: somebody takes it back and notes so here.";

const heldByReview: Pick<Words, "why" | "next"> = {
  why: "A review is on, and what this lead earns waits for it.",
  next: "Somebody decides; the partner can answer on the lead's page. When it is cleared, the reward goes on.",
};

/** How a status is called for a kind of reward: what is no money is given, never paid. */
export function statusLabel(kind: string, status: ShownStatus): string {
  return (kind === "cash" ? undefined : wordsInKind[status]?.label) ?? commissionWords[status].label;
}

const wordsInKind: Partial<Record<ShownStatus, Partial<Words>>> = {
  approved: { next: "It is given; it is no payment." },
  paid: { label: "Given", why: "The reward was given." },
};
