import { formatMoney } from "~/kernel/money";

/** What can have changed about a payment since its payout was made. */
export type ProblemCode = "amount" | "flag" | "details_missing" | "details_changed" | "suspended" | "tax_form";

export type LineProblem = {
  code: ProblemCode;
  why: string;
  /** It cannot be confirmed: the payment would be wrong. */
  mustDrop: boolean;
};

/** A payment as it was set aside, and as things are now. Minor units of `currency`. */
export type CheckedLine = {
  currency: string;
  /** When its payout was made. */
  madeAt: Date;
  partner: { status: string; hasTaxForm: boolean; detailsChangedAt: Date | null };
  items: readonly {
    companyName: string;
    amountMinor: bigint;
    /** What a payout made now would take for it; below nothing when more was paid than is due. */
    dueMinor: bigint;
    flagged: boolean;
  }[];
  confirmed: { codes: readonly string[]; at: Date | null };
};

/** What a payout would take for a commission now: the approved part of what is due, less what was paid of it. */
export function dueNow(of: {
  amountMinor: bigint;
  approvedMinor: bigint;
  settledMinor: bigint;
  rejected: boolean;
}): bigint {
  const amount = of.rejected ? 0n : of.amountMinor;
  return (amount < of.approvedMinor ? amount : of.approvedMinor) - of.settledMinor;
}

function problemsNow({ currency, madeAt, partner, items }: CheckedLine): LineProblem[] {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const problems: LineProblem[] = items.flatMap(({ companyName, amountMinor, dueMinor, flagged }) => [
    ...(amountMinor === dueMinor
      ? []
      : [
          {
            code: "amount" as const,
            why: `${companyName}: ${money(dueMinor)} is due now, not ${money(amountMinor)}.`,
            mustDrop: true,
          },
        ]),
    ...(flagged && amountMinor > 0n
      ? [{ code: "flag" as const, why: `${companyName}: a flag waits for a decision.`, mustDrop: true }]
      : []),
  ]);
  if (partner.detailsChangedAt === null)
    problems.push({ code: "details_missing", why: "Payout details are missing.", mustDrop: true });
  else if (partner.detailsChangedAt > madeAt)
    problems.push({ code: "details_changed", why: "The payout details were changed since.", mustDrop: false });
  if (partner.status === "suspended")
    problems.push({ code: "suspended", why: "The partner is suspended.", mustDrop: false });
  if (!partner.hasTaxForm) problems.push({ code: "tax_form", why: "The tax form is missing.", mustDrop: false });
  return problems;
}

/**
 * What stands against paying a line now, checked again when it is exported and paid: a wrong amount or a flag has to be
 * dropped, the rest a person may confirm. Details that change after a confirmation have to be confirmed again. Pure.
 */
export function findLineProblems(line: CheckedLine): LineProblem[] {
  const { codes, at } = line.confirmed;
  const { detailsChangedAt } = line.partner;
  const isConfirmed = ({ code, mustDrop }: LineProblem) =>
    !mustDrop &&
    codes.includes(code) &&
    (code !== "details_changed" || (at !== null && detailsChangedAt !== null && detailsChangedAt <= at));
  return problemsNow(line).filter((problem) => !isConfirmed(problem));
}
