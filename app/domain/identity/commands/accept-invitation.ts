import {
  findUserByEmail,
  findUserForUpdate,
  insertUserOnce,
  replaceVendorRoles,
  updateUser,
} from "db/queries/identity";
import { findInvitationByToken, updateInvitation } from "db/queries/invitations";
import { findMembership, insertMembership } from "db/queries/memberships";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError } from "~/kernel/errors";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { AcceptInvitationInput, JoinWithAccountInput } from "../input";
import { hashPassword, verifyPassword } from "../passwords";
import { invitationState } from "../rules";
import { hashToken } from "../tokens";

type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitationByToken>>>;

/** Takes an open invitation for its one use, before anything else is written: of many at once, one gets it. */
async function claimInvitation(tx: Tx, token: string, now: Date): Promise<Invitation> {
  const invitation = await findInvitationByToken(tx, hashToken(token));
  if (!invitation || invitationState(invitation, now) !== "open") {
    throw new DomainError("link-expired", {
      message: "This invitation was used, revoked or is too old. Ask for a new one.",
    });
  }
  if (!(await updateInvitation(tx, invitation.id, { acceptedAt: now }))) {
    throw conflict("This invitation was used meanwhile.");
  }
  return invitation;
}

async function join(tx: Tx, ctx: Ctx, invitation: Invitation, userId: string): Promise<void> {
  const now = ctx.now();
  if (invitation.partnerId && invitation.partnerRole) {
    await insertMembership(tx, {
      userId,
      partnerId: invitation.partnerId,
      role: invitation.partnerRole,
      joinedAt: now,
    });
  } else {
    await replaceVendorRoles(tx, userId, invitation.vendorRoles, now);
  }
  await appendJournal(tx, ctx, {
    kind: "user.joined",
    partnerId: invitation.partnerId ?? undefined,
    payload: { userId, invitationId: invitation.id },
  });
}

/** Makes a new account for the invited address. An existing account is never touched. Throws `link-expired`. */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitationInput): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    const invitation = await claimInvitation(tx, input.token, ctx.now());
    const userId = ctx.newId("user");
    const { email, side } = invitation;
    const account = { id: userId, email, name: input.name, side, passwordHash, createdAt: ctx.now() };
    // Several organisations may have invited the address: of accounts that are made at once, one is.
    if (!(await insertUserOnce(tx, account))) {
      throw conflict("This address has an account already. Join with its password instead.");
    }
    await join(tx, ctx, invitation, userId);
    return { userId };
  });
}

/** Joins with the account that the invited address has. Throws `link-expired`, `invalid-input`, `wrong-state`. */
export async function joinWithAccount(ctx: Ctx, input: JoinWithAccountInput): Promise<{ userId: string }> {
  return inTransaction(ctx.db, async (tx) => {
    const invitation = await claimInvitation(tx, input.token, ctx.now());
    const known = await findUserByEmail(tx, invitation.email);
    if (!(await verifyPassword(known?.passwordHash, input.password)) || !known) {
      throw new DomainError("invalid-input", {
        field: "password",
        message: "This is not the password of the account.",
      });
    }
    // Whoever takes two invitations at once belongs to the first organisation before the second is looked at.
    const user = await findUserForUpdate(tx, known.id);
    assert(user, "an account is never removed");
    if (user.side !== invitation.side) {
      throw new DomainError("wrong-state", {
        message: "This account is on the other side of the program. Ask for an invitation to another address.",
      });
    }
    const membership = await findMembership(tx, user.id);
    if (membership) {
      throw new DomainError("wrong-state", {
        message: `You belong to ${membership.partnerName}. Leave that organisation first: one at a time.`,
      });
    }
    if (user.disabledAt) assert(await updateUser(tx, user.id, { disabledAt: null }), "the locked user is there");
    await join(tx, ctx, invitation, user.id);
    return { userId: user.id };
  });
}
