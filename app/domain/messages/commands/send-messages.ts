import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import type { NewMail, NewNotification } from "../types";
import { notify } from "./notify";
import { queueMail } from "./queue-mail";

/** Everything that one cause tells people, at once or not at all. Doing it again changes nothing. */
export async function sendMessages(
  ctx: Ctx,
  messages: { mails: readonly NewMail[]; notifications: readonly NewNotification[] },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    // Always in the same order, so that two runs of one handler never wait for each other.
    for (const mail of [...messages.mails].sort(byKey)) await queueMail(tx, ctx, mail);
    for (const notification of [...messages.notifications].sort(byKey)) await notify(tx, ctx, notification);
  });
}

function byKey(a: { idempotencyKey: string }, b: { idempotencyKey: string }): number {
  return a.idempotencyKey < b.idempotencyKey ? -1 : 1;
}
