import { listOpenInvitations, listVendorUsers } from "db/queries/identity";
import type { VendorCtx } from "../../context";
import type { VendorRole } from "../permissions";

/** The vendor's people with their roles, and the invitations that are open. */
export async function listColleagues(ctx: VendorCtx) {
  const [users, invitations] = await Promise.all([listVendorUsers(ctx.db), listOpenInvitations(ctx.db, null)]);
  return {
    people: users.map(({ id, name, email, disabledAt, roles }) => ({
      id,
      name,
      email,
      ended: disabledAt !== null,
      roles: roles.map((row) => row.role as VendorRole),
      own: id === ctx.actor.userId,
    })),
    invitations: invitations.map(({ id, email, vendorRoles }) => ({ id, email, roles: vendorRoles as VendorRole[] })),
  };
}
