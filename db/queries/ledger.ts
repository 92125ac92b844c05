import { type Insertable, sql } from "kysely";
import type { Db, Tx } from "../tx";
import type { LedgerAccounts, LedgerEntries, LedgerTransactions, LedgerVerifications } from "../types.generated";

/** Keeps transactions. @returns the ids of those whose key was not used before */
export async function insertLedgerTransactions(
  tx: Tx,
  transactions: readonly Insertable<LedgerTransactions>[],
): Promise<Set<string>> {
  const rows = await tx
    .insertInto("ledgerTransactions")
    .values(transactions)
    .onConflict((oc) => oc.column("idempotencyKey").doNothing())
    .returning("id")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export function findLedgerTransaction(db: Db, idempotencyKey: string) {
  return db
    .selectFrom("ledgerTransactions")
    .select(["id", "inputHash"])
    .where("idempotencyKey", "=", idempotencyKey)
    .executeTakeFirst();
}

/** The latest transaction of a kind about a commission, in a payout where one is given; undefined when there is none. */
export function findLatestTransaction(db: Db, of: { commissionId: string; kind: string; payoutId?: string }) {
  let query = db
    .selectFrom("ledgerTransactions")
    .select("id")
    .where("commissionId", "=", of.commissionId)
    .where("kind", "=", of.kind);
  if (of.payoutId) query = query.where("payoutId", "=", of.payoutId);
  return query.orderBy("seq", "desc").limit(1).executeTakeFirst();
}

/** Opens the accounts that are new; in the order of their ids, so that two writers never wait for each other in a circle. */
export function insertLedgerAccounts(tx: Tx, accounts: readonly Insertable<LedgerAccounts>[]) {
  const sorted = [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return tx
    .insertInto("ledgerAccounts")
    .values(sorted)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export function insertLedgerEntries(tx: Tx, entries: readonly Insertable<LedgerEntries>[]) {
  return tx
    .insertInto("ledgerEntries")
    .values([...entries])
    .execute();
}

/** The balance of every account that was ever posted to; debits positive. Minor units. */
export function listLedgerBalances(db: Db) {
  return db
    .selectFrom("ledgerEntries")
    .select((eb) => ["accountId", eb.fn.sum<string>("amountMinor").as("balance")])
    .groupBy("accountId")
    .execute();
}

/** Debits and credits by kind of account, program and currency: what the accounts of each come to. Minor units. */
export function sumLedgerBalances(db: Db) {
  const balances = db
    .selectFrom("ledgerEntries")
    .select((eb) => ["accountId", eb.fn.sum<string>("amountMinor").as("balance")])
    .groupBy("accountId")
    .as("b");
  return db
    .selectFrom("ledgerAccounts as a")
    .innerJoin(balances, "b.accountId", "a.id")
    .leftJoin("programs as g", "g.id", "a.programId")
    .select((eb) => [
      "a.currency",
      "a.kind",
      "a.programId",
      "g.name as programName",
      eb.fn.countAll<bigint>().as("accounts"),
      sql<string>`coalesce(sum(b.balance) filter (where b.balance > 0), 0)`.as("debit"),
      sql<string>`coalesce(-sum(b.balance) filter (where b.balance < 0), 0)`.as("credit"),
    ])
    .groupBy(["a.currency", "a.kind", "a.programId", "g.name"])
    .orderBy("a.currency")
    .orderBy("a.kind")
    .orderBy("g.name")
    .execute();
}

/** Transactions whose lines do not add up to nothing in every currency; the database lets none in. */
export function listUnbalancedTransactions(db: Db) {
  return db
    .selectFrom("ledgerEntries")
    .select((eb) => ["transactionId", "currency", eb.fn.sum<string>("amountMinor").as("sum")])
    .groupBy(["transactionId", "currency"])
    .having((eb) => eb.fn.sum("amountMinor"), "<>", "0")
    .execute();
}

/** What was posted about one commission, oldest first, a row for each line. */
export function listCommissionPostings(db: Db, commissionId: string) {
  return db
    .selectFrom("ledgerTransactions as t")
    .innerJoin("ledgerEntries as e", "e.transactionId", "t.id")
    .innerJoin("ledgerAccounts as a", "a.id", "e.accountId")
    .select(["t.id", "t.kind", "t.recordedAt", "a.kind as account", "e.amountMinor", "e.currency"])
    .where("t.commissionId", "=", commissionId)
    .orderBy("t.seq")
    .orderBy("e.amountMinor", "desc")
    .execute();
}

export async function countLedgerTransactions(db: Db): Promise<bigint> {
  const row = await db
    .selectFrom("ledgerTransactions")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

export function insertLedgerVerification(tx: Tx, verification: Insertable<LedgerVerifications>) {
  return tx.insertInto("ledgerVerifications").values(verification).execute();
}

export function findLastLedgerVerification(db: Db) {
  return db.selectFrom("ledgerVerifications").selectAll().orderBy("finishedAt", "desc").limit(1).executeTakeFirst();
}
