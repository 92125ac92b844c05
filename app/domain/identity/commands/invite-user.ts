import { findUserByEmail, lockRolesInUse } from "db/queries/identity";
import { insertInvitation, revokeOpenInvitation } from "db/queries/invitations";
import { findMembership, lockMembership } from "db/queries/memberships";
import { inTransaction, type Tx } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { after, day } from "~/kernel/time";
import { type Actor, type Ctx, type PartnerActor, personOf, type VendorActor } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import {
  type PartnerRole,
  partnerPermissions,
  type Permission,
  type VendorRole,
  vendorPermissions,
} from "../permissions";
import { invitationDays } from "../rules";

export type InvitedAs =
  | { side: "partner"; partnerId: string; role: PartnerRole }
  | { side: "vendor"; roles: readonly VendorRole[] };

/** What an actor may do now, locked until the transaction ends. */
async function lockRights(tx: Tx, actor: PartnerActor | VendorActor): Promise<ReadonlySet<Permission>> {
  if (actor.kind === "vendor") return vendorPermissions((await lockRolesInUse(tx, actor.userId)) as VendorRole[]);
  const membership = await lockMembership(tx, actor);
  return membership ? partnerPermissions(membership.role as PartnerRole, membership.seesEarnings) : new Set();
}

/**
 * Whoever invites has the right until the invitation is written: otherwise it could slip in just after those of somebody
 * who was removed were taken back.
 */
async function keepTheRight(tx: Tx, actor: Actor, as: InvitedAs): Promise<void> {
  if (actor.kind === "system") return;
  const person = personOf(actor);
  const toPartner = person.kind === "partner" ? "team.manage" : "partner.manage";
  const rights = await lockRights(tx, person);
  if (rights.has(as.side === "vendor" ? "user.manage" : toPartner)) return;
  throw new DomainError("not-allowed", { message: "You may not invite anybody any more." });
}

/**
 * Invites an address to a role; the link is minted when the mail is written, so that it is never stored readable.
 * Throws `not-allowed` (the right was taken away meanwhile), `name-taken` (already a
 * member, or invited already to this team; what others have invited to theirs makes no difference).
 * @returns the id of the invitation
 */
export async function inviteUser(ctx: Ctx, input: { email: string; as: InvitedAs }): Promise<string> {
  const { email, as } = input;
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    await keepTheRight(tx, ctx.actor, as);
    const existing = await findUserByEmail(tx, email);
    if (existing) {
      const membership = await findMembership(tx, existing.id);
      const here = as.side === "partner" ? membership?.partnerId === as.partnerId : existing.side === "vendor";
      if (here && !existing.disabledAt) {
        throw new DomainError("name-taken", { field: "email", message: "This person is in the team already." });
      }
    }
    const partnerId = as.side === "partner" ? as.partnerId : null;
    await revokeOpenInvitation(tx, { email, partnerId }, now, now);
    const id = ctx.newId("inv");
    const inserted = await insertInvitation(tx, {
      id,
      email,
      side: as.side,
      partnerId,
      partnerRole: as.side === "partner" ? as.role : null,
      vendorRoles: as.side === "vendor" ? [...as.roles] : [],
      invitedBy: ctx.actor.kind === "system" ? null : personOf(ctx.actor).userId,
      createdAt: now,
      expiresAt: after(now, invitationDays * day),
    });
    if (inserted.numInsertedOrUpdatedRows !== 1n) {
      throw new DomainError("name-taken", {
        field: "email",
        message: "An invitation to this address is open already. Revoke it to send a new one.",
      });
    }
    await appendJournal(tx, ctx, {
      kind: "user.invited",
      partnerId: partnerId ?? undefined,
      payload: { invitationId: id },
    });
    return id;
  });
}
