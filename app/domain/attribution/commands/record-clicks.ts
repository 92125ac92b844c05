import { insertClicks, type NewClick } from "db/queries/clicks";
import { type Db, inOneStatement } from "db/tx";

/** Keeps clicks that came in at about the same time, all of them or none. */
export async function recordClicks(db: Db, clicks: readonly NewClick[]): Promise<void> {
  await inOneStatement(db, (tx) => insertClicks(tx, clicks));
}
