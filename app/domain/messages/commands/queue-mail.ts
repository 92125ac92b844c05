import type { NewJob } from "db/queries/jobs";
import { insertMails } from "db/queries/messages";
import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import { isSecret } from "../rules";
import type { NewMail } from "../types";

/** The job that delivers a mail; while it waits there is only one. */
export function deliveryOf(mailId: string, template: string): NewJob {
  const urgency = isSecret(template) ? "awaited" : "news";
  return { name: "messages.deliver-mail", payload: { mailId }, key: `deliver:${mailId}`, urgency };
}

/**
 * Puts mails into the outbox and enqueues their delivery, both in the caller's transaction. Those that let their reader
 * in go first: somebody sits and waits for them.
 * @returns how many of them are new: nothing is done for those that were queued before
 */
export async function queueMails(tx: Tx, ctx: Ctx, mails: readonly NewMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const createdAt = ctx.now();
  const rows = mails.map(({ text, ...columns }) => {
    return { ...columns, id: ctx.newId("mail"), bodyText: text, status: "waiting", createdAt };
  });
  const deliveries = rows.map(({ id, template }) => deliveryOf(id, template));
  return (await insertMails(tx, rows, deliveries)).length;
}

/** Queues one mail (`queueMails`). @returns false when this mail was queued before: nothing is done then */
export async function queueMail(tx: Tx, ctx: Ctx, mail: NewMail): Promise<boolean> {
  return (await queueMails(tx, ctx, [mail])) === 1;
}
