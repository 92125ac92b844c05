import type { Insertable, Updateable } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { PasswordResets, Sessions, Users } from "../types.generated";

/** Everything a request needs to know about its session, in one round trip. */
export function findSessionWithUser(db: Db, sessionId: string) {
  return db
    .selectFrom("sessions as s")
    .innerJoin("users as u", "u.id", "s.userId")
    .leftJoin("memberships as m", "m.userId", "u.id")
    .leftJoin("partners as p", "p.id", "m.partnerId")
    .select((eb) => [
      "s.id",
      "s.userId",
      "s.createdAt",
      "s.expiresAt",
      "s.lastSeenAt",
      "u.email",
      "u.name",
      "u.side",
      "u.timeZone",
      "u.disabledAt",
      "m.partnerId",
      "m.role as partnerRole",
      "m.seesEarnings",
      "p.legalName as partnerName",
      eb
        .selectFrom("vendorRoles as r")
        .whereRef("r.userId", "=", "u.id")
        .select((e) => e.fn<string[]>("array_agg", ["r.role"]).as("roles"))
        .as("roles"),
    ])
    .where("s.id", "=", sessionId)
    .executeTakeFirst();
}

export function insertSession(db: Db, session: Insertable<Sessions>) {
  return db.insertInto("sessions").values(session).execute();
}

/** Keeps "last seen" roughly current without a write per request. */
export function touchSession(db: Db, sessionId: string, times: { lastSeenAt: Date; expiresAt?: Date }) {
  return db.updateTable("sessions").set(times).where("id", "=", sessionId).execute();
}

export function listSessions(db: Db, userId: string, now: Date) {
  return db
    .selectFrom("sessions")
    .selectAll()
    .where("userId", "=", userId)
    .where("expiresAt", ">", now)
    .orderBy("lastSeenAt", "desc")
    .execute();
}

export function deleteSession(db: Db, sessionId: string) {
  return db.deleteFrom("sessions").where("id", "=", sessionId).execute();
}

/** Ends one session of a user; false when it is not theirs or is gone already. */
export async function deleteSessionOf(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
  return affectedOne(
    await tx.deleteFrom("sessions").where("id", "=", sessionId).where("userId", "=", userId).executeTakeFirst(),
  );
}

/** Ends all sessions of a user, except perhaps the one in use. */
export function deleteSessionsOf(db: Db, userId: string, except?: string) {
  let query = db.deleteFrom("sessions").where("userId", "=", userId);
  if (except) query = query.where("id", "<>", except);
  return query.execute();
}

export function deleteExpiredSessions(db: Db, now: Date) {
  return db.deleteFrom("sessions").where("expiresAt", "<=", now).execute();
}

export function findUserByEmail(db: Db, email: string) {
  return db.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
}

export function findUser(db: Db, userId: string) {
  return db.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirst();
}

export function findUserForUpdate(tx: Tx, userId: string) {
  return tx.selectFrom("users").selectAll().where("id", "=", userId).forUpdate().executeTakeFirst();
}

export function insertUser(tx: Tx, user: Insertable<Users>) {
  return tx.insertInto("users").values(user).execute();
}

/** Adds an account; false when its address has one already, also one that was made at this very moment. */
export async function insertUserOnce(tx: Tx, user: Insertable<Users>): Promise<boolean> {
  const result = await tx
    .insertInto("users")
    .values(user)
    .onConflict((oc) => oc.column("email").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateUser(tx: Tx, userId: string, change: Updateable<Users>): Promise<boolean> {
  return affectedOne(await tx.updateTable("users").set(change).where("id", "=", userId).executeTakeFirst());
}

export function listVendorUsers(db: Db) {
  return db
    .selectFrom("users as u")
    .select((eb) => [
      "u.id",
      "u.name",
      "u.email",
      "u.createdAt",
      "u.disabledAt",
      "u.rolesRevision as revision",
      jsonArrayFrom(
        eb.selectFrom("vendorRoles as r").select("r.role").whereRef("r.userId", "=", "u.id").orderBy("r.role"),
      ).as("roles"),
    ])
    .where("u.side", "=", "vendor")
    .orderBy("u.name")
    .execute();
}

/** Gives an employee these roles and no others; the revision of their roles goes on. */
export async function replaceVendorRoles(tx: Tx, userId: string, roles: readonly string[], now: Date): Promise<void> {
  await tx.deleteFrom("vendorRoles").where("userId", "=", userId).execute();
  await tx
    .updateTable("users")
    .set((eb) => ({ rolesRevision: eb("rolesRevision", "+", 1) }))
    .where("id", "=", userId)
    .execute();
  if (roles.length > 0) {
    await tx
      .insertInto("vendorRoles")
      .values(roles.map((role) => ({ userId, role, grantedAt: now })))
      .execute();
  }
}

/** The roles of an employee who can still sign in; nobody changes them until the transaction has ended. */
export async function lockRolesInUse(tx: Tx, userId: string): Promise<string[]> {
  const user = await tx
    .selectFrom("users")
    .select("disabledAt")
    .where("id", "=", userId)
    .where("side", "=", "vendor")
    .forShare()
    .executeTakeFirst();
  if (!user || user.disabledAt) return [];
  const rows = await tx.selectFrom("vendorRoles").select("role").where("userId", "=", userId).execute();
  return rows.map(({ role }) => role);
}

/** Whether anybody has an account. */
export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Locks all program admins, so that two removals at once cannot take the last one away. */
export async function lockVendorAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("vendorRoles as r")
    .innerJoin("users as u", "u.id", "r.userId")
    .select("u.id")
    .where("r.role", "=", "admin")
    .where("u.disabledAt", "is", null)
    .orderBy("u.id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export function insertPasswordReset(tx: Tx, reset: Insertable<PasswordResets>) {
  return tx.insertInto("passwordResets").values(reset).execute();
}

export function findPasswordReset(db: Db, tokenHash: string) {
  return db.selectFrom("passwordResets").selectAll().where("tokenHash", "=", tokenHash).executeTakeFirst();
}

/** Uses a reset link up; false when somebody was quicker or it is too old. */
export async function usePasswordReset(tx: Tx, tokenHash: string, now: Date): Promise<{ userId: string } | undefined> {
  return tx
    .updateTable("passwordResets")
    .set({ usedAt: now })
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .returning("userId")
    .executeTakeFirst();
}

/** Makes every other open reset link of a user worthless. */
export function useUpPasswordResets(tx: Tx, userId: string, now: Date) {
  return tx
    .updateTable("passwordResets")
    .set({ usedAt: now })
    .where("userId", "=", userId)
    .where("usedAt", "is", null)
    .execute();
}
