import { lockProgramMoney } from "db/queries/commissions";
import { countWaitingJobs } from "db/queries/jobs";
import {
  countLedgerTransactions,
  insertLedgerVerification,
  listLedgerBalances,
  listUnbalancedTransactions,
} from "db/queries/ledger";
import { listLineSums, listReserved } from "db/queries/payout-checks";
import { listPrograms } from "db/queries/programs";
import { inTransaction, type Tx } from "db/tx";
import type { Ctx } from "../../context";
import { accountId } from "../../ledger/types";
import { compareCommission, compareSums, type Difference } from "../compare";
import { postingsBetween } from "../postings";
import { recomputeProgram } from "../recompute";
import { commissionReconcilers } from "../../journal/subscriptions";

export type Verification = {
  commissions: number;
  transactions: bigint;
  /** Facts whose commissions are still to be worked out; while there are any, differences may be theirs. */
  waiting: number;
  differences: Difference[];
};

/** A program's commissions against the journal. Takes what open payouts have set aside (`listReserved`). */
export async function compareProgram(tx: Tx, programId: string, reserved: ReadonlyMap<string, bigint>, now: Date) {
  const { recomputed, rows } = await recomputeProgram(tx, programId);
  const differences = [...new Set([...recomputed.keys(), ...rows.keys()])].flatMap((key) => {
    const row = rows.get(key);
    return compareCommission(key, recomputed.get(key), row, reserved.get(row?.id ?? "") ?? 0n, now);
  });
  return { rows, differences };
}

/** Payments against the commissions that they are for, and against the cash that left for them. */
async function compareLines(tx: Tx): Promise<Difference[]> {
  const lines = await listLineSums(tx);
  const by = (value: (line: (typeof lines)[number]) => bigint) =>
    new Map(lines.map((line) => [`payout line ${line.line}`, value(line)]));
  return [
    ...compareSums(
      "amountMinor",
      by(({ items }) => items),
      by(({ amount }) => amount),
    ),
    ...compareSums(
      "cash",
      by(({ paid, amount }) => (paid ? amount : 0n)),
      by(({ cash }) => cash),
    ),
  ];
}

/**
 * Works every commission and balance out anew from the journal and compares them with the books: whatever differs is
 * listed (PRODUCT, Money). Nothing else is decided meanwhile. The result is kept for the desk.
 */
export async function verifyLedger(ctx: Ctx): Promise<Verification> {
  return inTransaction(ctx.db, async (tx) => {
    const startedAt = ctx.now();
    const programIds = (await listPrograms(tx)).map(({ id }) => id);
    await lockProgramMoney(tx, programIds);
    const differences: Difference[] = [];
    const expected = new Map<string, bigint>();
    const reserved = await listReserved(tx);
    let commissions = 0;
    for (const programId of programIds) {
      const { rows, ...compared } = await compareProgram(tx, programId, reserved, startedAt);
      differences.push(...compared.differences);
      commissions += rows.size;
      for (const row of rows.values()) {
        if (row.kind !== "cash") continue;
        for (const { account, currency, amountMinor } of postingsBetween(row, null, row)) {
          const id = `account ${accountId(account, currency)}`;
          expected.set(id, (expected.get(id) ?? 0n) + amountMinor);
        }
      }
    }
    const balances = (await listLedgerBalances(tx)).map(
      ({ accountId: id, balance }) => [`account ${id}`, BigInt(balance)] as const,
    );
    differences.push(...compareSums("balance", expected, new Map(balances)), ...(await compareLines(tx)));
    for (const { transactionId, currency, sum } of await listUnbalancedTransactions(tx)) {
      differences.push({ about: `transaction ${transactionId}`, what: `sum in ${currency}`, journal: "0", books: sum });
    }
    const transactions = await countLedgerTransactions(tx);
    const waiting = await countWaitingJobs(tx, commissionReconcilers);
    await insertLedgerVerification(tx, {
      id: ctx.newId("lver"),
      startedAt,
      finishedAt: ctx.now(),
      commissions,
      transactions,
      differences: JSON.stringify(differences),
    });
    return { commissions, transactions, waiting, differences };
  });
}
