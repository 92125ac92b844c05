import { listApiKeysInUse } from "db/queries/api-keys";
import {
  deleteSessionsOf,
  findUserForUpdate,
  lockRolesInUse,
  lockVendorAdmins,
  replaceVendorRoles,
  updateUser,
} from "db/queries/identity";
import { inTransaction, type Tx } from "db/tx";
import { assert } from "~/kernel/assert";
import { conflict, DomainError, notFound } from "~/kernel/errors";
import type { VendorCtx } from "../../context";
import { appendJournal } from "../../journal/append-journal";
import type { Ended } from "../ended-words";
import type { ChangeRolesInput } from "../input";
import { roleLabels, type VendorRole, vendorPermissions } from "../permissions";
import { endInvitationsOf } from "./end-invitations";

async function lockColleague(tx: Tx, userId: string) {
  const user = await findUserForUpdate(tx, userId);
  if (user?.side !== "vendor" || user.disabledAt) throw notFound("colleague");
  return user;
}

async function countKeysInUse(tx: Tx, ctx: VendorCtx, userId: string): Promise<number> {
  const keys = await listApiKeysInUse(tx, ctx.now());
  return keys.filter(({ createdBy }) => createdBy === userId).length;
}

async function keepAnAdmin(tx: Tx, leaving: string): Promise<void> {
  const admins = await lockVendorAdmins(tx);
  if (admins.some((userId) => userId !== leaving)) return;
  throw new DomainError("last-admin", {
    message: "This is the last program admin. Make somebody else an admin first.",
  });
}

/**
 * Sets a colleague's roles; their sessions end, and with a right to invite what they invited because of it.
 * Throws `not-found`, `changed-meanwhile`, `last-admin`.
 */
export async function changeRoles(ctx: VendorCtx, input: ChangeRolesInput): Promise<Ended> {
  return inTransaction(ctx.db, async (tx) => {
    if (!input.roles.includes("admin")) await keepAnAdmin(tx, input.userId);
    const { rolesRevision } = await lockColleague(tx, input.userId);
    if (rolesRevision !== input.revision) {
      const now = (await lockRolesInUse(tx, input.userId)).map((role) => roleLabels[role as VendorRole].toLowerCase());
      throw conflict(`Somebody else changed these roles meanwhile: now ${now.join(", ") || "none"}.`);
    }
    await replaceVendorRoles(tx, input.userId, input.roles, ctx.now());
    await deleteSessionsOf(tx, input.userId);
    await appendJournal(tx, ctx, { kind: "user.changed", payload: { userId: input.userId, roles: [...input.roles] } });
    const left = vendorPermissions(input.roles);
    return {
      revokedInvitations: await endInvitationsOf(tx, ctx, input.userId, left),
      keysInUse: left.has("integration.manage") ? 0 : await countKeysInUse(tx, ctx, input.userId),
    };
  });
}

/**
 * Ends a colleague's account; their sessions and what they invited end at once, their name stays on what they did. API keys
 * that they made go on working: they are the product's, and whoever ends the account is told how many there are.
 */
export async function endColleague(ctx: VendorCtx, input: { userId: string }): Promise<Ended> {
  return inTransaction(ctx.db, async (tx) => {
    await keepAnAdmin(tx, input.userId);
    await lockColleague(tx, input.userId);
    assert(await updateUser(tx, input.userId, { disabledAt: ctx.now() }), "the locked user is there");
    await replaceVendorRoles(tx, input.userId, [], ctx.now());
    await deleteSessionsOf(tx, input.userId);
    await appendJournal(tx, ctx, { kind: "user.removed", payload: { userId: input.userId } });
    return {
      revokedInvitations: await endInvitationsOf(tx, ctx, input.userId),
      keysInUse: await countKeysInUse(tx, ctx, input.userId),
    };
  });
}
