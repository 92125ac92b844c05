import { listApiKeysInUse } from "db/queries/api-keys";
import { listVendorUsers } from "db/queries/identity";
import { listOpenInvitations } from "db/queries/invitations";
import type { VendorCtx } from "../../context";
import type { VendorRole } from "../permissions";

/** The vendor's people with their roles and the names of the working API keys that they made, and the invitations that are open. */
export async function listColleagues(ctx: VendorCtx) {
  const [users, invitations, keys] = await Promise.all([
    listVendorUsers(ctx.db),
    listOpenInvitations(ctx.db, null),
    listApiKeysInUse(ctx.db, ctx.now()),
  ]);
  return {
    people: users.map(({ id, name, email, disabledAt, revision, roles }) => ({
      id,
      name,
      email,
      revision,
      ended: disabledAt !== null,
      roles: roles.map((row) => row.role as VendorRole),
      own: id === ctx.actor.userId,
      keysInUse: keys.filter(({ createdBy }) => createdBy === id).map((key) => key.name),
    })),
    invitations: invitations.map(({ id, email, vendorRoles, expiresAt }) => ({
      id,
      email,
      expiresAt,
      roles: vendorRoles as VendorRole[],
    })),
    now: ctx.now(),
    timeZone: ctx.actor.timeZone,
  };
}
