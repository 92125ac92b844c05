import type { CommissionRow, Recomputed } from "./recompute";

/** Where the books and the journal do not say the same; amounts are minor units as digits. */
export type Difference = { about: string; what: string; journal: string; books: string };

const compared = ["amountMinor", "approvedMinor", "settledMinor", "rejected", "outranked"] as const;

/**
 * A posted commission against what the journal gives. One that is not due any more stays as a row of nothing; one
 * that comes to nothing need not be there. Pure.
 */
export function compareCommission(
  key: string,
  expected: Recomputed | undefined,
  row: CommissionRow | undefined,
): Difference[] {
  const about = row ? `commission ${row.id}` : `commission for ${key}`;
  if (!expected) {
    if (!row || row.amountMinor === 0n || row.rejected) return [];
    return [{ about, what: "amountMinor", journal: "0", books: row.amountMinor.toString() }];
  }
  if (!row) {
    if (expected.claim.grossMinor === 0n) return [];
    return [{ about, what: "amountMinor", journal: expected.amountMinor.toString(), books: "not there" }];
  }
  const differences: Difference[] = [];
  for (const what of compared) {
    if (expected[what] !== row[what])
      differences.push({ about, what, journal: String(expected[what]), books: String(row[what]) });
  }
  const { claim } = expected;
  if (claim.due && claim.due.flagged !== row.flagged) {
    differences.push({ about, what: "flagged", journal: `${claim.due.flagged}`, books: `${row.flagged}` });
  }
  if (claim.due && claim.due.holdUntil.getTime() !== row.holdUntil.getTime()) {
    const journal = claim.due.holdUntil.toISOString();
    differences.push({ about, what: "holdUntil", journal, books: row.holdUntil.toISOString() });
  }
  return differences;
}

/** The ledger's balances against what the commissions come to, account by account. Minor units, debits positive. */
export function compareBalances(
  expected: ReadonlyMap<string, bigint>,
  balances: ReadonlyMap<string, bigint>,
): Difference[] {
  return [...new Set([...expected.keys(), ...balances.keys()])].sort().flatMap((account) => {
    const journal = expected.get(account) ?? 0n;
    const books = balances.get(account) ?? 0n;
    if (journal === books) return [];
    return [{ about: `account ${account}`, what: "balance", journal: `${journal}`, books: `${books}` }];
  });
}
