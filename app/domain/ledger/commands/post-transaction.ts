import { createHash } from "node:crypto";
import {
  findLedgerTransaction,
  insertLedgerAccounts,
  insertLedgerEntries,
  insertLedgerTransaction,
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
 * Posts a balanced transaction in the caller's database transaction; nothing for no postings. The database refuses an
 * unbalanced one at commit. Posting the same key and lines again changes nothing; other lines under a key that was
 * used are a defect and throw.
 */
export async function postTransaction(tx: Tx, ctx: Ctx, transaction: NewTransaction): Promise<void> {
  const postings = transaction.postings.filter(({ amountMinor }) => amountMinor !== 0n);
  if (postings.length === 0) return;
  const inputHash = hashOf(postings);
  const id = ctx.newId("ltx");
  const { actor } = ctx;
  const now = ctx.now();
  const posted = await insertLedgerTransaction(tx, {
    id,
    idempotencyKey: transaction.key,
    inputHash,
    kind: transaction.kind,
    occurredAt: transaction.occurredAt ?? now,
    recordedAt: now,
    actorId: "userId" in actor ? actor.userId : null,
    commissionId: transaction.commissionId ?? null,
    payoutId: transaction.payoutId ?? null,
    reversesId: transaction.reversesId ?? null,
    memo: transaction.memo ? JSON.stringify(transaction.memo) : null,
  });
  if (!posted) {
    const before = await findLedgerTransaction(tx, transaction.key);
    assert(before?.inputHash === inputHash, "a ledger key stands for one transaction");
    return;
  }
  await insertLedgerAccounts(
    tx,
    postings.map(({ account, currency }) => ({
      id: accountId(account, currency),
      kind: account.kind,
      partnerId: "partnerId" in account ? account.partnerId : null,
      programId: "programId" in account ? account.programId : null,
      currency,
    })),
  );
  await insertLedgerEntries(
    tx,
    postings.map(({ account, currency, amountMinor }) => ({
      transactionId: id,
      accountId: accountId(account, currency),
      currency,
      amountMinor,
    })),
  );
}
