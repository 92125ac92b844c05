import { countUnreadOf, listNotificationsOf } from "db/queries/messages";
import { type Page, toPage } from "~/kernel/page";
import { type Ctx, personOf } from "../../context";
import { keysetOf, readCursor, sortValue } from "../newest-first";
import { readerOf } from "../notice-permissions";

export type NotificationRow = Awaited<ReturnType<typeof listNotificationsOf>>[number];

const pageSize = 40;
/** Nobody needs to know whether it is 2,000 or 3,000. */
const countAtMost = 1_000;

/** One's own notifications, newest first, and how many are unread (at most 1,000 are counted). */
export async function listNotifications(
  ctx: Ctx,
  query: { cursor?: string },
): Promise<Page<NotificationRow> & { size: number; unread: number }> {
  const reader = readerOf(personOf(ctx.actor));
  const cursor = readCursor(query.cursor);
  const [rows, unread] = await Promise.all([
    listNotificationsOf(ctx.db, reader, keysetOf(cursor, pageSize)),
    countUnreadOf(ctx.db, reader, countAtMost),
  ]);
  return { ...toPage(rows, { cursor, size: pageSize, sortValue }), size: pageSize, unread };
}
