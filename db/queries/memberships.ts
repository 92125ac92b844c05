import type { Insertable, Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Memberships } from "../types.generated";

export function listMembers(db: Db, partnerId: string) {
  return db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.userId")
    .select(["u.id", "u.name", "u.email", "m.role", "m.seesEarnings", "m.joinedAt", "m.revision"])
    .where("m.partnerId", "=", partnerId)
    .where("u.disabledAt", "is", null)
    .orderBy("u.name")
    .execute();
}

/** All members of an organisation, locked in order: whoever changes one sees who the admins are. */
export function lockMembers(tx: Tx, partnerId: string) {
  return tx
    .selectFrom("memberships")
    .selectAll()
    .where("partnerId", "=", partnerId)
    .orderBy("userId")
    .forUpdate()
    .execute();
}

/** Somebody's membership of an organisation; it can be neither changed nor ended until the transaction has ended. */
export function lockMembership(tx: Tx, key: { partnerId: string; userId: string }) {
  return tx
    .selectFrom("memberships")
    .select(["role", "seesEarnings"])
    .where("partnerId", "=", key.partnerId)
    .where("userId", "=", key.userId)
    .forShare()
    .executeTakeFirst();
}

export function findMembership(db: Db, userId: string) {
  return db
    .selectFrom("memberships as m")
    .innerJoin("partners as p", "p.id", "m.partnerId")
    .select(["m.partnerId", "m.role", "p.legalName as partnerName"])
    .where("m.userId", "=", userId)
    .executeTakeFirst();
}

export function insertMembership(tx: Tx, membership: Insertable<Memberships>) {
  return tx.insertInto("memberships").values(membership).execute();
}

export async function updateMembership(
  tx: Tx,
  key: { partnerId: string; userId: string },
  change: Updateable<Memberships>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("memberships")
      .set(change)
      .where("partnerId", "=", key.partnerId)
      .where("userId", "=", key.userId)
      .executeTakeFirst(),
  );
}

export async function deleteMembership(tx: Tx, key: { partnerId: string; userId: string }): Promise<boolean> {
  return affectedOne(
    await tx
      .deleteFrom("memberships")
      .where("partnerId", "=", key.partnerId)
      .where("userId", "=", key.userId)
      .executeTakeFirst(),
  );
}
