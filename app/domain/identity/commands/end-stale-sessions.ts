import { deleteExpiredSessions } from "db/queries/identity";
import type { Ctx } from "../../context";

/** The clock's part: sessions that have run out are forgotten. */
export async function endStaleSessions(ctx: Ctx): Promise<void> {
  await deleteExpiredSessions(ctx.db, ctx.now());
}
