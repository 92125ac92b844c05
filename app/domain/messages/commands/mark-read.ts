import { readNotification, readNotificationsUntil } from "db/queries/messages";
import { inTransaction } from "db/tx";
import { notFound } from "~/kernel/errors";
import { type Ctx, personOf } from "../../context";
import { readerOf } from "../notice-permissions";

/** Marks one of one's own notifications as read. Gives the path that it leads to. Throws `not-found`. */
export async function markRead(ctx: Ctx, input: { notificationId: string }): Promise<{ href: string }> {
  const reader = readerOf(personOf(ctx.actor));
  const found = await inTransaction(ctx.db, (tx) => readNotification(tx, reader, input.notificationId, ctx.now()));
  if (!found) throw notFound("notification");
  return found;
}

/** Marks everything up to a moment as read; what arrived after the page was drawn stays unread. */
export async function markAllRead(ctx: Ctx, input: { until: Date }): Promise<void> {
  const reader = readerOf(personOf(ctx.actor));
  await inTransaction(ctx.db, (tx) => readNotificationsUntil(tx, reader, input.until, ctx.now()));
}
