import { revokeInvitationsTo } from "db/queries/invitations";
import { listMembers } from "db/queries/memberships";
import { findPartner } from "db/queries/partners";
import { inTransaction } from "db/tx";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { inviteUser } from "../../identity/commands/invite-user";
import { appendAll } from "../../journal/append-journal";
import { hasAdmin } from "../rules";

/**
 * Invites the first admin of a partner once more, when the invitation was lost, ended, or went to a wrong address:
 * those that are open stop working. A partner that has an admin invites its people itself.
 * Throws `not-found`, `wrong-state` (it has an admin).
 */
export async function inviteFirstAdmin(ctx: VendorCtx, input: { partnerId: string; email: string }): Promise<void> {
  const { partnerId, email } = input;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await findPartner(tx, { all: true }, partnerId))) throw notFound("partner");
    if (hasAdmin(await listMembers(tx, partnerId))) {
      const message = "This partner has an admin by now, who invites its people.";
      throw new DomainError("wrong-state", { field: "email", message });
    }
    const revoked = await revokeInvitationsTo(tx, partnerId, ctx.now());
    await appendAll(
      tx,
      ctx,
      revoked.map(({ id }) => ({ kind: "user.invitation_revoked", partnerId, payload: { invitationId: id } })),
    );
    await inviteUser({ ...ctx, db: tx }, { email, as: { side: "partner", partnerId, role: "admin" } });
  });
}
