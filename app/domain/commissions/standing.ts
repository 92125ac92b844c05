import { atLeastNothing, smaller } from "~/kernel/money";
import type { CommissionExplanation, CommissionStatus, ExplanationItem } from "./types";

/** The amounts of a commission that its status and its place in the ledger follow from. Minor units, none negative. */
export type CommissionAmounts = {
  /** Due now, after refunds and limits. */
  amountMinor: bigint;
  /** The highest amount that was approved. */
  approvedMinor: bigint;
  /** Paid out so far, less what was taken back through payouts. */
  settledMinor: bigint;
  /** Part of a payout that is made and not paid yet. */
  reservedMinor: bigint;
  rejected: boolean;
  holdUntil: Date;
  /** A flag on its lead waits for a decision. */
  flagged: boolean;
};

/** The status that follows from the amounts (PRODUCT, Money). Nothing else sets one. */
export function statusOf(commission: CommissionAmounts, now: Date): CommissionStatus {
  const { amountMinor, approvedMinor, settledMinor, reservedMinor, rejected, holdUntil, flagged } = commission;
  if (rejected) return "rejected";
  if (reservedMinor > 0n) return "in_payout";
  if (amountMinor <= settledMinor) return amountMinor === 0n ? "reversed" : "paid";
  if (flagged) return "pending";
  if (amountMinor <= approvedMinor) return "approved";
  return holdUntil > now ? "pending" : "awaiting_approval";
}

/** The limit that left nothing of a commission: the last one over several leads, else the lead's own cap. */
export function limitThatCut(
  explanation: CommissionExplanation,
  cuts: readonly ExplanationItem[],
): ExplanationItem | undefined {
  return cuts.at(-1) ?? (explanation.capped ? explanation.items.at(-1) : undefined);
}

/** A part of a commission and where it stands. Minor units. */
export type Part = { status: CommissionStatus; amountMinor: bigint };

/**
 * What a commission is made of: a part may be paid or in a payout while more is due. Together they are what is due,
 * and what is to be netted if more was paid or set aside. The last one goes on first; none for one that came to nothing.
 */
export function partsOf(commission: CommissionAmounts & { status: CommissionStatus }, now: Date): Part[] {
  const { amountMinor, approvedMinor, settledMinor, reservedMinor, rejected, flagged, status, holdUntil } = commission;
  if (rejected) return [{ status: "rejected", amountMinor }];
  const taken = settledMinor + reservedMinor;
  const rest = atLeastNothing(amountMinor - taken);
  const approved = flagged ? 0n : atLeastNothing(smaller(amountMinor, approvedMinor) - taken);
  const held = flagged || status === "pending" || (status === "in_payout" && holdUntil > now);
  const parts: Part[] = [
    { status: "paid", amountMinor: settledMinor },
    { status: "in_payout", amountMinor: reservedMinor },
    { status: "approved", amountMinor: approved },
    { status: held ? "pending" : "awaiting_approval", amountMinor: rest - approved },
  ];
  return parts.filter((part) => part.amountMinor > 0n);
}

/** What the ledger holds for a commission. Minor units, none negative. */
export type Position = {
  /** Owed once it is approved. */
  accrued: bigint;
  /** Owed. */
  payable: bigint;
  /** To be netted from the next payout. */
  receivable: bigint;
  settled: bigint;
};

export const nothing: Position = { accrued: 0n, payable: 0n, receivable: 0n, settled: 0n };

/**
 * Where a commission stands in the ledger. In every case
 * accrued + payable − receivable + settled = what the program spends on it.
 */
export function positionOf(commission: CommissionAmounts): Position {
  const { approvedMinor, settledMinor, reservedMinor, rejected } = commission;
  const amount = rejected ? 0n : commission.amountMinor;
  const owed = atLeastNothing(smaller(amount, approvedMinor) - settledMinor);
  // What a payout has set aside stays owed until it is settled, whatever becomes of the amount.
  const payable = owed > reservedMinor ? owed : reservedMinor;
  const covered = settledMinor + payable;
  return {
    accrued: atLeastNothing(amount - covered),
    payable,
    receivable: atLeastNothing(covered - amount),
    settled: settledMinor,
  };
}
