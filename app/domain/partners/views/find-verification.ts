import { findDomainVerification } from "db/queries/partners";
import type { Ctx } from "../../context";

/** The verification that an organisation has asked for, with the address that gets the code. */
export async function findVerification(ctx: Ctx, partnerId: string) {
  const open = await findDomainVerification(ctx.db, partnerId);
  return open && { email: open.email, domain: open.domain, userId: open.requestedBy, expiresAt: open.expiresAt };
}
