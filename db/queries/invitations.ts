import type { Insertable, Updateable } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Invitations } from "../types.generated";

/** Adds an invitation, unless one of the same address to the same team is open. */
export function insertInvitation(tx: Tx, invitation: Insertable<Invitations>) {
  return tx
    .insertInto("invitations")
    .values(invitation)
    .onConflict((oc) =>
      oc.columns(["email", "partnerId"]).where("acceptedAt", "is", null).where("revokedAt", "is", null).doNothing(),
    )
    .executeTakeFirst();
}

export function findInvitation(db: Db, invitationId: string) {
  return db.selectFrom("invitations").selectAll().where("id", "=", invitationId).executeTakeFirst();
}

/** The invitation behind a link, whatever has become of it. */
export function findInvitationByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom("invitations as i")
    .leftJoin("partners as p", "p.id", "i.partnerId")
    .leftJoin("users as u", "u.id", "i.invitedBy")
    .selectAll("i")
    .select(["p.legalName as partnerName", "u.name as invitedByName"])
    .where("i.tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

export async function updateInvitation(
  tx: Tx,
  invitationId: string,
  change: Updateable<Invitations>,
): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("invitations")
      .set(change)
      .where("id", "=", invitationId)
      .where("acceptedAt", "is", null)
      .where("revokedAt", "is", null)
      .executeTakeFirst(),
  );
}

/**
 * Revokes what invites an address to a team, if anything does.
 * @param to the team: a partner's, or (null) the vendor's own
 * @param olderThan only what expired by then; whatever is open without it
 */
export function revokeOpenInvitation(
  tx: Tx,
  to: { email: string; partnerId: string | null },
  revokedAt: Date,
  olderThan?: Date,
) {
  let query = tx.updateTable("invitations").set({ revokedAt });
  if (olderThan) query = query.where("expiresAt", "<=", olderThan);
  return query
    .where("email", "=", to.email)
    .where("partnerId", to.partnerId === null ? "is" : "=", to.partnerId)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .execute();
}

/** Open invitations of one partner, or (null) of the vendor's own team. */
export function listOpenInvitations(db: Db, partnerId: string | null) {
  return db
    .selectFrom("invitations")
    .select(["id", "email", "partnerRole", "vendorRoles", "createdAt", "expiresAt"])
    .where("partnerId", partnerId === null ? "is" : "=", partnerId)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .orderBy("createdAt", "desc")
    .execute();
}

/** Revokes every open invitation to a partner's team. */
export function revokeInvitationsTo(tx: Tx, partnerId: string, revokedAt: Date): Promise<{ id: string }[]> {
  return tx
    .updateTable("invitations")
    .set({ revokedAt })
    .where("partnerId", "=", partnerId)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .returning("id")
    .execute();
}

/**
 * Revokes what a person has invited and nobody has accepted yet.
 * @param sides of which sides: invitations to the vendor's own team, to partners, or both
 */
export function revokeInvitationsBy(
  tx: Tx,
  userId: string,
  sides: readonly ("vendor" | "partner")[],
  revokedAt: Date,
): Promise<{ id: string; partnerId: string | null }[]> {
  return tx
    .updateTable("invitations")
    .set({ revokedAt })
    .where("invitedBy", "=", userId)
    .where("side", "in", sides)
    .where("acceptedAt", "is", null)
    .where("revokedAt", "is", null)
    .returning(["id", "partnerId"])
    .execute();
}
