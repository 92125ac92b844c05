import { findJob } from "db/queries/jobs";
import { findLastLedgerVerification, sumLedgerBalances } from "db/queries/ledger";
import { groupBy } from "~/kernel/group-by";
import type { VendorCtx } from "../../context";
import { verificationKey } from "../commands/request-verification";
import type { AccountKind } from "../types";

/** Where the books and the journal did not say the same. */
type Difference = { about: string; what: string; journal: string; books: string };

const shownDifferences = 100;

/** Whether a verification was asked for, and what came of it so far. */
export type VerificationState = "none" | "waiting" | "running" | "failing" | "failed";

function stateOf(job: Awaited<ReturnType<typeof findJob>>): VerificationState {
  if (!job) return "none";
  if (job.running) return "running";
  if (job.gaveUp) return "failed";
  return job.lastError ? "failing" : "waiting";
}

/** The trial balance of each currency, and what the last verification of the books found. */
export async function getLedger(ctx: VendorCtx) {
  const [balances, last, job] = await Promise.all([
    sumLedgerBalances(ctx.db),
    findLastLedgerVerification(ctx.db),
    findJob(ctx.db, verificationKey),
  ]);
  const rows = balances.map(({ kind, accounts, debit, credit, ...row }) => ({
    ...row,
    kind: kind as AccountKind,
    accounts: Number(accounts),
    debitMinor: BigInt(debit),
    creditMinor: BigInt(credit),
  }));
  const differences = (last?.differences ?? []) as Difference[];
  return {
    currencies: [...groupBy(rows, ({ currency }) => currency)].map(([currency, lines]) => ({
      currency,
      lines,
      debitMinor: lines.reduce((sum, { debitMinor }) => sum + debitMinor, 0n),
      creditMinor: lines.reduce((sum, { creditMinor }) => sum + creditMinor, 0n),
    })),
    last: last
      ? {
          finishedAt: last.finishedAt,
          commissions: last.commissions,
          transactions: last.transactions,
          differenceCount: differences.length,
          differences: differences.slice(0, shownDifferences),
        }
      : null,
    state: stateOf(job),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}

export type LedgerPageData = Awaited<ReturnType<typeof getLedger>>;
