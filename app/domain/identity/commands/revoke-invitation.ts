import { findInvitation, updateInvitation } from "db/queries/invitations";
import type { Scope } from "db/queries/scope";
import { inTransaction } from "db/tx";
import { conflict, notFound } from "~/kernel/errors";
import { type Ctx, scopeOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";

function within(scope: Scope, partnerId: string | null): boolean {
  return "all" in scope || scope.partnerId === partnerId;
}

/** Takes an open invitation back; its link stops working at once. Throws `not-found`, `changed-meanwhile`. */
export async function revokeInvitation(ctx: Ctx, input: { invitationId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const invitation = await findInvitation(tx, input.invitationId);
    if (!invitation || !within(scopeOf(ctx.actor), invitation.partnerId)) throw notFound("invitation");
    if (!(await updateInvitation(tx, invitation.id, { revokedAt: ctx.now() }))) {
      throw conflict("This invitation was accepted or revoked meanwhile.");
    }
    await appendJournal(tx, ctx, {
      kind: "user.invitation_revoked",
      partnerId: invitation.partnerId ?? undefined,
      payload: { invitationId: invitation.id },
    });
  });
}
