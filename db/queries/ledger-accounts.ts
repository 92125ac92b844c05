import type { Db } from "../tx";

type Place = { after: string | null; backwards: boolean; limit: number };

function selectAccounts(db: Db) {
  return db
    .selectFrom("ledgerAccounts as a")
    .leftJoin("partners as p", "p.id", "a.partnerId")
    .leftJoin("programs as g", "g.id", "a.programId")
    .select((eb) => [
      "a.id",
      "a.kind",
      "a.currency",
      "a.partnerId",
      "a.programId",
      "p.legalName as partnerName",
      "g.name as programName",
      eb
        .selectFrom("ledgerEntries as e")
        .whereRef("e.accountId", "=", "a.id")
        .select((e) => e.fn.sum<string>("e.amountMinor").as("n"))
        .as("balance"),
    ]);
}

/** A page of the accounts behind a line of the trial balance, by id; asks for one row more than `limit` shows. */
export function listLedgerAccounts(
  db: Db,
  of: { kind: string; currency: string; programId?: string },
  { after, backwards, limit }: Place,
) {
  let query = selectAccounts(db).where("a.kind", "=", of.kind).where("a.currency", "=", of.currency);
  if (of.programId) query = query.where("a.programId", "=", of.programId);
  if (after) query = query.where("a.id", backwards ? "<" : ">", after);
  return query
    .orderBy("a.id", backwards ? "desc" : "asc")
    .limit(limit)
    .execute();
}

export function findLedgerAccount(db: Db, id: string) {
  return selectAccounts(db).where("a.id", "=", id).executeTakeFirst();
}

/** A page of what was posted to an account, newest first, with what it is about; debits positive. */
export function listAccountEntries(db: Db, accountId: string, { after, backwards, limit }: Place) {
  let query = db
    .selectFrom("ledgerEntries as e")
    .innerJoin("ledgerTransactions as t", "t.id", "e.transactionId")
    .leftJoin("commissions as c", "c.id", "t.commissionId")
    .leftJoin("leads as l", "l.id", "c.leadId")
    .leftJoin("payouts as o", "o.id", "t.payoutId")
    .leftJoin("users as u", "u.id", "t.actorId")
    .select(["t.id", "t.kind", "t.recordedAt", "t.commissionId", "t.payoutId", "e.amountMinor", "e.currency"])
    .select(["t.memo", "t.reversesId", "l.companyName", "o.reference", "u.name as actorName"])
    .where("e.accountId", "=", accountId);
  if (after) query = query.where("e.transactionId", backwards ? ">" : "<", after);
  return query
    .orderBy("e.transactionId", backwards ? "asc" : "desc")
    .limit(limit)
    .execute();
}

/** An account's balance after one of its transactions. Minor units, debits positive. */
export async function sumAccountUntil(db: Db, accountId: string, transactionId: string): Promise<bigint> {
  const row = await db
    .selectFrom("ledgerEntries")
    .select((eb) => eb.fn.sum<string>("amountMinor").as("n"))
    .where("accountId", "=", accountId)
    .where("transactionId", "<=", transactionId)
    .executeTakeFirstOrThrow();
  return BigInt(row.n ?? "0");
}
