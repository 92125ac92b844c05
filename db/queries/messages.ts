import { type Insertable, type SqlBool, sql } from "kysely";
import type { Db, Tx } from "../tx";
import { affectedOne } from "../tx";
import type { Notifications, OutboxMails } from "../types.generated";
import { addedJobs, type NewJob } from "./jobs";

/**
 * Puts mails into the outbox and enqueues the jobs that deliver those that are new, in one statement; one whose key is
 * there already is left as it is.
 * @param deliveries a job for each, which names its mail as `mailId`
 * @returns the ids of the new ones
 */
export async function insertMails(
  tx: Tx,
  mails: readonly Insertable<OutboxMails>[],
  deliveries: readonly NewJob[],
): Promise<string[]> {
  const ofNew = sql<SqlBool>`payload ->> 'mailId' in (select id from kept)`;
  const rows = await tx
    .with("kept", (db) =>
      db
        .insertInto("outboxMails")
        .values(mails)
        .onConflict((oc) => oc.column("idempotencyKey").doNothing())
        .returning("id"),
    )
    .selectFrom("kept")
    .select(["id", sql`(select count(*) from ${addedJobs(deliveries, ofNew)})`.as("jobs")])
    .execute();
  return rows.map(({ id }) => id);
}

/** Notes, before it is made, that another attempt at a waiting mail begins; nothing when the mail is settled. */
export function noteMailAttempt(tx: Tx, mailId: string, now: Date) {
  return tx
    .updateTable("outboxMails")
    .set((eb) => ({
      attempts: eb("attempts", "+", 1),
      firstAttemptAt: eb.fn.coalesce("firstAttemptAt", eb.val(now)),
    }))
    .where("id", "=", mailId)
    .where("status", "=", "waiting")
    .returning(["attempts", "firstAttemptAt", "template"])
    .executeTakeFirst();
}

/** A waiting mail, locked while it is handed over; nothing when it is settled or somebody else has it in hand. */
export function findWaitingMailForUpdate(tx: Tx, mailId: string) {
  return tx
    .selectFrom("outboxMails")
    .selectAll()
    .where("id", "=", mailId)
    .where("status", "=", "waiting")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export type MailChange = {
  status?: "sent" | "refused" | "kept";
  lastError?: string | null;
  providerId?: string;
  settledAt?: Date;
  html?: string;
  bodyText?: string;
};

/** Writes what became of a waiting mail; false when it is not waiting any more. */
export async function updateWaitingMail(tx: Tx, mailId: string, change: MailChange): Promise<boolean> {
  return affectedOne(
    await tx
      .updateTable("outboxMails")
      .set(change)
      .where("id", "=", mailId)
      .where("status", "=", "waiting")
      .executeTakeFirst(),
  );
}

type Keyset = { after: { createdAt: Date; id: string } | null; backwards: boolean; limit: number };

/** A page of the outbox, newest first. */
export function listMails(db: Db, page: Keyset) {
  let query = db
    .selectFrom("outboxMails")
    .select(["id", "recipient", "subject", "template", "status", "createdAt", "settledAt", "lastError"]);
  if (page.after) {
    const { createdAt, id } = page.after;
    query = query.where((eb) =>
      eb(eb.refTuple("createdAt", "id"), page.backwards ? ">" : "<", eb.tuple(createdAt, id)),
    );
  }
  const direction = page.backwards ? "asc" : "desc";
  return query.orderBy("createdAt", direction).orderBy("id", direction).limit(page.limit).execute();
}

export function findMail(db: Db, mailId: string) {
  return db.selectFrom("outboxMails").selectAll().where("id", "=", mailId).executeTakeFirst();
}

/** Tells users something in the app; what was told already is not told again. @returns how much of it is new */
export async function insertNotifications(
  tx: Tx,
  notifications: readonly Insertable<Notifications>[],
): Promise<bigint> {
  const result = await tx
    .insertInto("notifications")
    .values(notifications)
    .onConflict((oc) => oc.column("idempotencyKey").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows ?? 0n;
}

/**
 * Who reads notifications: the user, for the organisation to which they belong now (null for the vendor's people), and
 * the kinds that they may read now.
 */
export type NoticeReader = { userId: string; partnerId: string | null; kinds: readonly string[] };

/** The condition under which a notification is for its reader, wherever it is listed, counted or opened. */
export function isFor({ userId, partnerId, kinds }: NoticeReader) {
  const organisation = partnerId === null ? sql`partner_id is null` : sql`partner_id = ${partnerId}`;
  return sql<SqlBool>`user_id = ${userId} and ${organisation} and kind = any (${kinds})`;
}

/** A page of a reader's notifications, newest first. */
export function listNotificationsOf(db: Db, reader: NoticeReader, page: Keyset) {
  let query = db
    .selectFrom("notifications")
    .select(["id", "title", "body", "href", "createdAt", "readAt"])
    .where(isFor(reader));
  if (page.after) {
    const { createdAt, id } = page.after;
    query = query.where((eb) =>
      eb(eb.refTuple("createdAt", "id"), page.backwards ? ">" : "<", eb.tuple(createdAt, id)),
    );
  }
  const direction = page.backwards ? "asc" : "desc";
  return query.orderBy("createdAt", direction).orderBy("id", direction).limit(page.limit).execute();
}

/** How many notifications a reader has not opened, from the partial index alone; counting stops at `limit`. */
export async function countUnreadOf(db: Db, reader: NoticeReader, limit: number): Promise<number> {
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("notifications")
        .select("userId")
        .where(isFor(reader))
        .where("readAt", "is", null)
        .limit(limit)
        .as("unread"),
    )
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Marks one of a reader's notifications as read and tells where it leads; nothing when it is not for them. */
export async function readNotification(tx: Tx, reader: NoticeReader, id: string, now: Date) {
  return tx
    .updateTable("notifications")
    .set((eb) => ({ readAt: eb.fn.coalesce("readAt", eb.val(now)) }))
    .where("id", "=", id)
    .where(isFor(reader))
    .returning("href")
    .executeTakeFirst();
}

/** Marks what a reader was told up to a moment as read: what arrived since the page was drawn stays unread. */
export async function readNotificationsUntil(tx: Tx, reader: NoticeReader, until: Date, now: Date): Promise<void> {
  await tx
    .updateTable("notifications")
    .set({ readAt: now })
    .where(isFor(reader))
    .where("readAt", "is", null)
    .where("createdAt", "<=", until)
    .execute();
}
