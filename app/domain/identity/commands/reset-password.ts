import { deleteSessionsOf, updateUser, usePasswordReset, useUpPasswordResets } from "db/queries/identity";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import type { Ctx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ResetPasswordInput } from "../input";
import { hashPassword } from "../passwords";
import { hashToken } from "../tokens";

/** Sets a new password by a mailed link, once, and ends every session. Throws `link-expired`. */
export async function resetPassword(ctx: Ctx, input: ResetPasswordInput): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const now = ctx.now();
  await inTransaction(ctx.db, async (tx) => {
    const used = await usePasswordReset(tx, hashToken(input.token), now);
    if (!used) {
      throw new DomainError("link-expired", {
        message: "This link was used already or is too old. Ask for a new one.",
      });
    }
    assert(await updateUser(tx, used.userId, { passwordHash }), "the user of a reset exists");
    await useUpPasswordResets(tx, used.userId, now);
    await deleteSessionsOf(tx, used.userId);
    await appendJournal(tx, ctx, { kind: "user.password_changed", payload: { userId: used.userId } });
  });
}
