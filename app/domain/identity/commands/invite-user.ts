import { findUserByEmail, insertInvitation } from "db/queries/identity";
import { findMembership } from "db/queries/memberships";
import { inTransaction } from "db/tx";
import { DomainError } from "~/kernel/errors";
import { after, day } from "~/kernel/time";
import type { Ctx } from "../../context";
import { personOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { PartnerRole, VendorRole } from "../permissions";
import { invitationDays } from "../rules";

export type InvitedAs =
  | { side: "partner"; partnerId: string; role: PartnerRole }
  | { side: "vendor"; roles: readonly VendorRole[] };

/**
 * Invites an address to a role; the link is minted when the mail is written, so that it is never stored readable.
 * Throws `name-taken` (already a member, or invited already).
 * @returns the id of the invitation
 */
export async function inviteUser(ctx: Ctx, input: { email: string; as: InvitedAs }): Promise<string> {
  const { email, as } = input;
  const now = ctx.now();
  return inTransaction(ctx.db, async (tx) => {
    const existing = await findUserByEmail(tx, email);
    if (existing) {
      const membership = await findMembership(tx, existing.id);
      const here = as.side === "partner" ? membership?.partnerId === as.partnerId : existing.side === "vendor";
      if (here && !existing.disabledAt) {
        throw new DomainError("name-taken", { field: "email", message: "This person is in the team already." });
      }
    }
    const id = ctx.newId("inv");
    const inserted = await insertInvitation(tx, {
      id,
      email,
      side: as.side,
      partnerId: as.side === "partner" ? as.partnerId : null,
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
      partnerId: as.side === "partner" ? as.partnerId : undefined,
      payload: { invitationId: id },
    });
    return id;
  });
}
