import {
  deleteSessionsOf,
  findUserForUpdate,
  lockVendorAdmins,
  replaceVendorRoles,
  updateUser,
} from "db/queries/identity";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { ChangeRolesInput } from "../input";

async function lockColleague(tx: Tx, userId: string): Promise<void> {
  const user = await findUserForUpdate(tx, userId);
  if (user?.side !== "vendor" || user.disabledAt) throw notFound("colleague");
}

async function keepAnAdmin(tx: Tx, leaving: string): Promise<void> {
  const admins = await lockVendorAdmins(tx);
  if (admins.some((userId) => userId !== leaving)) return;
  throw new DomainError("last-admin", {
    message: "This is the last program admin. Make somebody else an admin first.",
  });
}

/** Sets a colleague's roles; their sessions end. Throws `not-found`, `last-admin`. */
export async function changeRoles(ctx: VendorCtx, input: ChangeRolesInput): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (!input.roles.includes("admin")) await keepAnAdmin(tx, input.userId);
    await lockColleague(tx, input.userId);
    await replaceVendorRoles(tx, input.userId, input.roles, ctx.now());
    await deleteSessionsOf(tx, input.userId);
    await appendJournal(tx, ctx, { kind: "user.changed", payload: { userId: input.userId, roles: [...input.roles] } });
  });
}

/** Ends a colleague's account; their sessions end at once, their name stays on what they did. */
export async function endColleague(ctx: VendorCtx, input: { userId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await keepAnAdmin(tx, input.userId);
    await lockColleague(tx, input.userId);
    assert(await updateUser(tx, input.userId, { disabledAt: ctx.now() }), "the locked user is there");
    await replaceVendorRoles(tx, input.userId, [], ctx.now());
    await deleteSessionsOf(tx, input.userId);
    await appendJournal(tx, ctx, { kind: "user.removed", payload: { userId: input.userId } });
  });
}
