import { deleteSessionsOf, findUser, updateUser, useUpPasswordResets } from "db/queries/identity";
import { inTransaction } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError } from "~/kernel/errors";
import { type Ctx, personOf } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ChangePasswordInput } from "../input";
import { hashPassword, verifyPassword } from "../passwords";

/** Changes one's own password and ends every session, also this one. Throws `invalid-input` at `currentPassword`. */
export async function changePassword(ctx: Ctx, input: ChangePasswordInput): Promise<void> {
  const { userId } = personOf(ctx.actor);
  const user = await findUser(ctx.db, userId);
  if (!(await verifyPassword(user?.passwordHash, input.currentPassword))) {
    throw new DomainError("invalid-input", { field: "currentPassword", message: "This is not your current password." });
  }
  const passwordHash = await hashPassword(input.password);
  await inTransaction(ctx.db, async (tx) => {
    assert(await updateUser(tx, userId, { passwordHash }), "the signed-in user exists");
    await useUpPasswordResets(tx, userId, ctx.now());
    await deleteSessionsOf(tx, userId);
    await appendJournal(tx, ctx, { kind: "user.password_changed", payload: { userId } });
  });
}
