import { createHash } from "node:crypto";
import {
  findLedgerTransaction,
  insertLedgerAccounts,
  insertLedgerEntries,
  insertLedgerTransactions,
} from "db/queries/ledger";
import type { Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { accountId, type LedgerMemo, type Posting } from "../types";

export type NewTransaction = {
  /** Says which effect this is: the same key posts once, and never something else. */
  key: string;
  kind: string;
  postings: readonly Posting[];
  occurredAt?: Date;
  commissionId?: string;
  payoutId?: string;
  /** The transaction that this one takes back, as a whole or in part. */
  reversesId?: string;
  memo?: LedgerMemo;
};

const hashOf = (postings: readonly Posting[]) => {
  const lines = postings.map(({ account, currency, amountMinor }) => `${accountId(account, currency)}=${amountMinor}`);
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
};

/**
 * Posts balanced transactions in the caller's database transaction; nothing for those without postings. The database
 * refuses an unbalanced one at commit. Posting the same key and lines again changes nothing; other lines under a key
 * that was used are a defect and throw.
 */
export async function postTransactions(tx: Tx, ctx: Ctx, given: readonly NewTransaction[]): Promise<void> {
  const wanted = given.flatMap((transaction) => {
    const postings = transaction.postings.filter(({ amountMinor }) => amountMinor !== 0n);
    return postings.length > 0 ? [{ ...transaction, postings, id: ctx.newId("ltx"), inputHash: hashOf(postings) }] : [];
  });
  if (wanted.length === 0) return;
  const { actor } = ctx;
  const now = ctx.now();
  const posted = await insertLedgerTransactions(
    tx,
    wanted.map((transaction) => ({
      id: transaction.id,
      idempotencyKey: transaction.key,
      inputHash: transaction.inputHash,
      kind: transaction.kind,
      occurredAt: transaction.occurredAt ?? now,
      recordedAt: now,
      actorId: "userId" in actor ? actor.userId : null,
      commissionId: transaction.commissionId ?? null,
      payoutId: transaction.payoutId ?? null,
      reversesId: transaction.reversesId ?? null,
      memo: transaction.memo ? JSON.stringify(transaction.memo) : null,
    })),
  );
  for (const { id, key, inputHash } of wanted) {
    if (posted.has(id)) continue;
    const before = await findLedgerTransaction(tx, key);
    assert(before?.inputHash === inputHash, "a ledger key stands for one transaction");
  }
  const entries = wanted
    .filter(({ id }) => posted.has(id))
    .flatMap(({ id, postings }) =>
      postings.map(({ account, currency, amountMinor }) => ({ id, account, currency, amountMinor })),
    );
  if (entries.length === 0) return;
  const accounts = new Map(
    entries.map(({ account, currency }) => [
      accountId(account, currency),
      {
        id: accountId(account, currency),
        kind: account.kind,
        partnerId: "partnerId" in account ? account.partnerId : null,
        programId: "programId" in account ? account.programId : null,
        currency,
      },
    ]),
  );
  await insertLedgerAccounts(tx, [...accounts.values()]);
  await insertLedgerEntries(
    tx,
    entries.map(({ id, account, currency, amountMinor }) => ({
      transactionId: id,
      accountId: accountId(account, currency),
      currency,
      amountMinor,
    })),
  );
}
