import { findUserByEmail } from "db/queries/identity";
import { findMembership } from "db/queries/memberships";
import type { Ctx } from "../../context";
import type { SignInInput } from "../input";
import { verifyPassword } from "../passwords";

export type SignInOutcome =
  | { ok: true; userId: string; side: "partner" | "vendor" }
  | { ok: false; reason: "wrong" | "ended" };

/**
 * Checks an address and a password. An unknown address costs as much time and gives the same answer as a wrong
 * password (SAFETY, R10); that the access has ended is told only to whoever knows the password.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInOutcome> {
  const user = await findUserByEmail(ctx.db, input.email);
  const matches = await verifyPassword(user?.passwordHash, input.password);
  if (!user || !matches) return { ok: false, reason: "wrong" };
  const side = user.side as "partner" | "vendor";
  const ended = user.disabledAt !== null || (side === "partner" && !(await findMembership(ctx.db, user.id)));
  return ended ? { ok: false, reason: "ended" } : { ok: true, userId: user.id, side };
}
