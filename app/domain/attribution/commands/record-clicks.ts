import { insertClicks, type NewClick } from "db/queries/clicks";
import { areClicksAside, insertClicksAside, takeClicksAside } from "db/queries/clicks-aside";
import { type Db, inOneStatement, inTransaction } from "db/tx";

/** Keeps and counts clicks that came in at about the same time, all of them or none. */
export async function recordClicks(db: Db, clicks: readonly NewClick[]): Promise<void> {
  await inOneStatement(db, (tx) => insertClicks(tx, clicks));
}

/** Keeps clicks of a rush, all of them or none; they are counted later (`countClicksAside`). */
export async function setClicksAside(db: Db, clicks: readonly NewClick[]): Promise<void> {
  await inOneStatement(db, (tx) => insertClicksAside(tx, clicks));
}

/** Counts what was set aside before, however much it is; it may run at any time and beside others. */
export async function countClicksAside(db: Db): Promise<void> {
  while (await areClicksAside(db)) {
    await inTransaction(db, async (tx) => insertClicks(tx, await takeClicksAside(tx)));
  }
}
