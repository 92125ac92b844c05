import { insertPasswordReset } from "db/queries/identity";
import { updateInvitation } from "db/queries/invitations";
import type { Tx } from "db/tx";
import { after, minute } from "~/kernel/time";
import type { Ctx } from "../../context";
import { passwordResetMinutes } from "../rules";
import { hashToken } from "../tokens";

/**
 * Makes a token the one that opens an invitation, in the transaction that writes its mail.
 * @returns false when the invitation was accepted or revoked meanwhile
 */
export function storeInvitationToken(tx: Tx, link: { invitationId: string; token: string }): Promise<boolean> {
  return updateInvitation(tx, link.invitationId, { tokenHash: hashToken(link.token) });
}

/** Opens a reset of a user's password by a token, in the transaction that writes its mail. */
export async function storePasswordReset(tx: Tx, ctx: Ctx, link: { userId: string; token: string }): Promise<void> {
  const now = ctx.now();
  await insertPasswordReset(tx, {
    id: ctx.newId("prst"),
    userId: link.userId,
    tokenHash: hashToken(link.token),
    createdAt: now,
    expiresAt: after(now, passwordResetMinutes * minute),
  });
}
