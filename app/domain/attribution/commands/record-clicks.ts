import { insertClicks, type NewClick } from "db/queries/clicks";
import { insertClicksAside, lastRowAside, takeClicksAside } from "db/queries/clicks-aside";
import { type Db, inOneStatement, inTransaction, type Tx } from "db/tx";

/** Keeps and counts clicks that came in at about the same time, all of them or none. */
export async function recordClicks(db: Db, clicks: readonly NewClick[]): Promise<void> {
  await inOneStatement(db, (tx) => insertClicks(tx, clicks));
}

/** Keeps clicks of a rush, all of them or none; they are counted later (`countClicksAside`). */
export async function setClicksAside(db: Db, clicks: readonly NewClick[]): Promise<void> {
  await inOneStatement(db, (tx) => insertClicksAside(tx, clicks));
}

/** @returns whether there may be more */
async function countSome(tx: Tx, last: bigint): Promise<boolean> {
  const clicks = await takeClicksAside(tx, last);
  if (clicks.length === 0) return false;
  await insertClicks(tx, clicks);
  return true;
}

/**
 * Counts what is aside now, however much it is, and nothing that comes meanwhile: it ends while a rush goes on. It may
 * run at any time and beside others.
 */
export async function countClicksAside(db: Db): Promise<void> {
  const last = await lastRowAside(db);
  if (last === null) return;
  while (await inTransaction(db, (tx) => countSome(tx, last)));
}
