import { inTransaction } from "db/tx";
import type { Ctx } from "../../context";
import type { NewMail, NewNotification } from "../types";
import { notify } from "./notify";
import { queueMails } from "./queue-mail";

/** Everything that one cause tells people, at once or not at all. Doing it again changes nothing. */
export async function sendMessages(
  ctx: Ctx,
  messages: { mails: readonly NewMail[]; notifications: readonly NewNotification[] },
): Promise<void> {
  if (messages.mails.length === 0 && messages.notifications.length === 0) return;
  await inTransaction(ctx.db, async (tx) => {
    // Always in the same order, so that two runs of one handler never wait for each other.
    await queueMails(tx, ctx, [...messages.mails].sort(byKey));
    await notify(tx, ctx, [...messages.notifications].sort(byKey));
  });
}

function byKey(a: { idempotencyKey: string }, b: { idempotencyKey: string }): number {
  return a.idempotencyKey < b.idempotencyKey ? -1 : 1;
}
