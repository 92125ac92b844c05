import { isDeepStrictEqual } from "node:util";
import type { Recomputed } from "./recompute";
import type { Commission } from "./save-commission";
import { statusOf } from "./standing";

/** Where the books and the journal do not say the same; amounts are minor units as digits. */
export type Difference = { about: string; what: string; journal: string; books: string };

function shown(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/**
 * An explanation without its words: its parts, with the figures in them. A version of Fairlead that says something in
 * better words has not changed any books; they are written anew with the lead's next fact.
 */
function figuresOf(value: unknown): unknown {
  if (typeof value === "string") return value.match(/\d+/g) ?? [];
  if (Array.isArray(value)) return value.map(figuresOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, figuresOf(part)]));
}

/** The columns that hold sentences. */
const explaining: readonly string[] = ["explanation", "cuts"] satisfies (keyof Commission)[];

/** Who the row says accepted the lead: the first acceptance, or, once somebody decided, the one that was known then. */
function acceptedAs({ acceptors, due }: Recomputed, row: Commission): string | null {
  const [first = null] = acceptors;
  const known = row.decidedAt !== null && acceptors.includes(row.acceptedBy);
  return known || !due ? row.acceptedBy : first;
}

/** The status that follows; a hold that has just ended may still wait for the clock. */
function statusAs(expected: Recomputed, row: Commission, reservedMinor: bigint, now: Date): string {
  const { holdUntil, flagged } = { ...row, ...expected.columns };
  const { approvedMinor, settledMinor, rejected, columns } = expected;
  const amounts = { amountMinor: columns.amountMinor, approvedMinor, settledMinor, rejected, reservedMinor };
  const status = statusOf({ ...amounts, holdUntil, flagged }, now);
  return status === "awaiting_approval" && row.status === "pending" ? "pending" : status;
}

/**
 * A posted commission against what the journal gives, column by column. One that is not due any more stays as a row of
 * nothing; one that comes to nothing need not be there. Pure.
 * @param reservedMinor what open payouts have set aside for it
 */
export function compareCommission(
  key: string,
  expected: Recomputed | undefined,
  row: Commission | undefined,
  reservedMinor: bigint,
  now: Date,
): Difference[] {
  const about = row ? `commission ${row.id}` : `commission for ${key}`;
  if (!expected) {
    if (!row || row.amountMinor === 0n || row.rejected) return [];
    return [{ about, what: "amountMinor", journal: "0", books: row.amountMinor.toString() }];
  }
  const { columns, approvedMinor, settledMinor, rejected } = expected;
  if (!row) {
    if (columns.grossMinor === 0n) return [];
    return [{ about, what: "amountMinor", journal: columns.amountMinor.toString(), books: "not there" }];
  }
  const wanted = {
    ...columns,
    ...{ approvedMinor, settledMinor, rejected, reservedMinor },
    acceptedBy: acceptedAs(expected, row),
    status: statusAs(expected, row, reservedMinor, now),
  };
  return Object.entries(wanted).flatMap(([what, journal]) => {
    const books = row[what as keyof Commission];
    const compared = explaining.includes(what) ? [books, journal].map(figuresOf) : [books, journal];
    return isDeepStrictEqual(compared[0], compared[1])
      ? []
      : [{ about, what, journal: shown(journal), books: shown(books) }];
  });
}

/** Sums by a name, such as the ledger's accounts, against what they have to come to. Minor units, debits positive. */
export function compareSums(
  what: string,
  expected: ReadonlyMap<string, bigint>,
  found: ReadonlyMap<string, bigint>,
): Difference[] {
  return [...new Set([...expected.keys(), ...found.keys()])].sort().flatMap((about) => {
    const journal = expected.get(about) ?? 0n;
    const books = found.get(about) ?? 0n;
    if (journal === books) return [];
    return [{ about, what, journal: `${journal}`, books: `${books}` }];
  });
}
