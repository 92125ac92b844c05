import type { Posting } from "../ledger/types";
import { type CommissionAmounts, nothing, positionOf } from "./standing";

type Owner = { partnerId: string; programId: string; currency: string };

/**
 * The lines that take the ledger from one state of a cash commission to the next; none when nothing moved.
 * Accrued and payable are the partner's credit, receivable its debit; what was settled left through cash.
 */
export function postingsBetween(owner: Owner, before: CommissionAmounts | null, after: CommissionAmounts): Posting[] {
  const from = before ? positionOf(before) : nothing;
  const to = positionOf(after);
  const { partnerId, programId, currency } = owner;
  const accrued = to.accrued - from.accrued;
  const payable = to.payable - from.payable;
  const receivable = to.receivable - from.receivable;
  const settled = to.settled - from.settled;
  const lines: Posting[] = [
    {
      account: { kind: "program_expense", programId },
      currency,
      amountMinor: accrued + payable - receivable + settled,
    },
    { account: { kind: "partner_accrued", partnerId }, currency, amountMinor: -accrued },
    { account: { kind: "partner_payable", partnerId }, currency, amountMinor: -payable },
    { account: { kind: "partner_receivable", partnerId }, currency, amountMinor: receivable },
    { account: { kind: "cash_clearing" }, currency, amountMinor: -settled },
  ];
  return lines.filter(({ amountMinor }) => amountMinor !== 0n);
}
