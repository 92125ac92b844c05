import { revokeInvitationsBy } from "db/queries/invitations";
import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import { appendAll } from "../../journal/append-journal";
import type { Permission } from "../permissions";

const rightToInvite = { vendor: "user.manage", partner: "partner.manage" } as const;

/**
 * Takes back what somebody has invited and may not invite any more: an open invitation would be a way back in. Call it in
 * the transaction that takes the right away.
 * @param left what the person may still do at the vendor; nothing for a partner's person
 * @returns how many were open
 */
export async function endInvitationsOf(
  tx: Tx,
  ctx: Ctx,
  userId: string,
  left: ReadonlySet<Permission> = new Set(),
): Promise<number> {
  const sides = (["vendor", "partner"] as const).filter((side) => !left.has(rightToInvite[side]));
  if (sides.length === 0) return 0;
  const revoked = await revokeInvitationsBy(tx, userId, sides, ctx.now());
  await appendAll(
    tx,
    ctx,
    revoked.map(({ id, partnerId }) => ({
      kind: "user.invitation_revoked",
      partnerId: partnerId ?? undefined,
      payload: { invitationId: id },
    })),
  );
  return revoked.length;
}
