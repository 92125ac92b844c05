/** Why an amount was booked, as it was explained at that moment; both sides read it. */
export type LedgerMemo = {
  milestone: string;
  /** The rule as it is published. */
  reward: string;
  arithmetic: string;
  /** What limits took off, in words. */
  cuts: string[];
  /** What a person gave as the reason of a decision. */
  reason: string | null;
};

/** The accounts of the double-entry ledger (PRODUCT, Money). Partners' accounts are per currency. */
export const accountKinds = [
  "partner_accrued",
  "partner_payable",
  "partner_receivable",
  "program_expense",
  "cash_clearing",
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Names one account: a partner's, a program's, or the one for cash. */
export type AccountOf =
  | { kind: "partner_accrued" | "partner_payable" | "partner_receivable"; partnerId: string }
  | { kind: "program_expense"; programId: string }
  | { kind: "cash_clearing" };

/** One line of a transaction. Minor units of the currency; a debit is positive, a credit negative. */
export type Posting = { account: AccountOf; currency: string; amountMinor: bigint };

/** The id of an account follows from what it is for, so that it need not be looked up. */
export function accountId(account: AccountOf, currency: string): string {
  const owner = "partnerId" in account ? account.partnerId : "programId" in account ? account.programId : "all";
  return `${account.kind}:${owner}:${currency}`;
}

export const accountLabels: Record<AccountKind, string> = {
  partner_accrued: "Accrued for partners",
  partner_payable: "Payable to partners",
  partner_receivable: "Receivable from partners",
  program_expense: "Program expense",
  cash_clearing: "Cash clearing",
};

const transactionLabels: Record<string, string> = {
  "commission.accrued": "Earned",
  "commission.approved": "Approved",
  "commission.rejected": "Rejected",
  "commission.reversed": "Taken back",
  "commission.paid": "Paid",
  "commission.reopened": "Owed again",
  "commission.approval_revoked": "Approval taken back",
};

/** What a transaction did, in a word. */
export const transactionLabel = (kind: string): string => transactionLabels[kind] ?? kind;
