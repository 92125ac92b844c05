import { enqueueJob } from "db/queries/jobs";
import { insertMail } from "db/queries/messages";
import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import type { NewMail } from "../types";

/** The job that delivers a mail; while it waits there is only one. */
export const deliveryKey = (mailId: string) => `deliver:${mailId}`;

/**
 * Puts a mail into the outbox and enqueues its delivery, both in the caller's transaction.
 * @returns false when this mail was queued before: nothing is done then
 */
export async function queueMail(tx: Tx, ctx: Ctx, mail: NewMail): Promise<boolean> {
  const { text, ...columns } = mail;
  const id = ctx.newId("mail");
  const isNew = await insertMail(tx, { ...columns, id, bodyText: text, status: "waiting", createdAt: ctx.now() });
  if (isNew) await enqueueJob(tx, "messages.deliver-mail", { mailId: id }, { key: deliveryKey(id) });
  return isNew;
}
