import { inTransaction } from "db/tx";
import { conflict } from "~/kernel/errors";
import type { Ctx } from "../../context";
import { storeInvitationToken, storePasswordReset } from "../../identity/commands/store-link";
import { storeDomainCode } from "../../partners/commands/store-domain-code";
import type { NewMail } from "../types";
import { queueMail } from "./queue-mail";

/**
 * Queues an invitation's mail and makes its token the one that counts, together. A second time nothing is done, so
 * that the link that was mailed goes on working.
 * Throws `changed-meanwhile` when the invitation was accepted or revoked in between; nothing is mailed then.
 */
export async function mailInvitationLink(
  ctx: Ctx,
  link: { invitationId: string; token: string; mail: NewMail },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await queueMail(tx, ctx, link.mail))) return;
    if (!(await storeInvitationToken(tx, link))) throw conflict("This invitation is not open any more.");
  });
}

/** Queues a password reset's mail and opens the reset, together; a second time nothing is done. */
export async function mailResetLink(ctx: Ctx, link: { userId: string; token: string; mail: NewMail }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (await queueMail(tx, ctx, link.mail)) await storePasswordReset(tx, ctx, link);
  });
}

/** Queues the mail with a domain's code and makes the code count, together; a second time nothing is done. */
export async function mailDomainCode(
  ctx: Ctx,
  verification: { partnerId: string; code: string; mail: NewMail },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!(await queueMail(tx, ctx, verification.mail))) return;
    if (!(await storeDomainCode(tx, verification))) throw conflict("This verification is not open any more.");
  });
}
