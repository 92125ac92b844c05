import { revokeOpenInvitation } from "db/queries/invitations";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import type { Ctx } from "../../context";
import { newToken } from "../tokens";
import { inviteUser } from "./invite-user";
import { storeInvitationToken } from "./store-link";

/**
 * Invites an address as program admin from the machine that Fairlead runs on: nobody is there yet who could invite the
 * first one. An open invitation of the address to the vendor is replaced. No mail is sent; the token opens the invitation.
 * @throws `name-taken` when the address belongs to an employee already
 */
export async function inviteAdmin(ctx: Ctx, email: string): Promise<{ token: string }> {
  const token = newToken();
  await inTransaction(ctx.db, async (tx) => {
    await revokeOpenInvitation(tx, { email, partnerId: null }, ctx.now());
    const invitationId = await inviteUser({ ...ctx, db: tx }, { email, as: { side: "vendor", roles: ["admin"] } });
    assert(await storeInvitationToken(tx, { invitationId, token }), "the new invitation is open");
  });
  return { token };
}
