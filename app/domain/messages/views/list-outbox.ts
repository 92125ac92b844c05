import { findMail, listMails } from "db/queries/messages";
import { notFound } from "~/kernel/errors";
import { isId } from "~/kernel/ids";
import { type Page, toPage } from "~/kernel/page";
import type { Ctx } from "../../context";
import { keysetOf, readCursor, sortValue } from "../newest-first";
import type { MailStatus } from "../types";

type Row = Awaited<ReturnType<typeof listMails>>[number];
export type OutboxRow = Omit<Row, "status"> & { status: MailStatus };

const pageSize = 50;

/** Every mail of this installation, newest first. Only for an open outbox (rules.ts): it asks for no permission. */
export async function listOutbox(ctx: Ctx, query: { cursor?: string }): Promise<Page<OutboxRow> & { size: number }> {
  const cursor = readCursor(query.cursor);
  const rows = await listMails(ctx.db, keysetOf(cursor, pageSize));
  return { ...toPage(rows as OutboxRow[], { cursor, size: pageSize, sortValue }), size: pageSize };
}

/** One mail with its words. Only for an open outbox, as above. Throws `not-found`. */
export async function getMail(ctx: Ctx, mailId: string) {
  const mail = isId("mail", mailId) ? await findMail(ctx.db, mailId) : undefined;
  if (!mail) throw notFound("mail");
  const { id, recipient, subject, html, bodyText, createdAt, settledAt, lastError } = mail;
  return { id, recipient, subject, html, bodyText, createdAt, settledAt, lastError, status: mail.status as MailStatus };
}
