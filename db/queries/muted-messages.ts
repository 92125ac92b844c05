import type { Insertable } from "kysely";
import type { Db, Tx } from "../tx";
import type { MutedMessages } from "../types.generated";

/** What these people switched off. */
export function listMuted(db: Db, userIds: readonly string[]) {
  return db
    .selectFrom("mutedMessages")
    .select(["userId", "category", "channel"])
    .where("userId", "in", userIds)
    .orderBy("userId")
    .orderBy("category")
    .orderBy("channel")
    .execute();
}

/** Switches off for one user; gives what was on until now. */
export async function insertMuted(tx: Tx, rows: readonly Insertable<MutedMessages>[]): Promise<{ category: string }[]> {
  if (rows.length === 0) return [];
  return tx
    .insertInto("mutedMessages")
    .values(rows)
    .onConflict((oc) => oc.columns(["userId", "category", "channel"]).doNothing())
    .returning("category")
    .execute();
}

/** Switches back on for one user, in one channel. */
export async function deleteMuted(
  tx: Tx,
  which: { userId: string; channel: string; categories: readonly string[] },
): Promise<void> {
  if (which.categories.length === 0) return;
  await tx
    .deleteFrom("mutedMessages")
    .where("userId", "=", which.userId)
    .where("channel", "=", which.channel)
    .where("category", "in", which.categories)
    .execute();
}
