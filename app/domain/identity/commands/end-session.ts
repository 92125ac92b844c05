import { deleteSessionOf, deleteSessionsOf } from "db/queries/identity";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import { type Ctx, personOf } from "../../context";

/** Ends one of one's own sessions. Throws `not-found`. */
export async function endSession(ctx: Ctx, input: { sessionId: string }): Promise<void> {
  const { userId } = personOf(ctx.actor);
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteSessionOf(tx, userId, input.sessionId))) throw notFound("session");
  });
}

/** Ends all of one's own sessions but the one in use. */
export async function endOtherSessions(ctx: Ctx, input: { currentSessionId: string }): Promise<void> {
  await deleteSessionsOf(ctx.db, personOf(ctx.actor).userId, input.currentSessionId);
}
