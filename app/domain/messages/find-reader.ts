import { findUser } from "db/queries/identity";
import type { Ctx } from "../context";
import { type OptionalCategory, optionalOf } from "./category-words";
import { openReader } from "./unsubscribe-token";

/** The reader of a mail with the mails that they may stop; null for a token that is none of ours. */
export async function findReader(
  ctx: Ctx,
  token: string,
): Promise<{ userId: string; stoppable: OptionalCategory[] } | null> {
  const userId = openReader(ctx.vault, token);
  const user = userId ? await findUser(ctx.db, userId) : undefined;
  if (!user) return null;
  return { userId: user.id, stoppable: optionalOf(user.side === "partner" ? "partner" : "vendor", "email") };
}
