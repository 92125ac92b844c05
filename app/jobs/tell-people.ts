import { composeMail, type EmailName, type EmailProps } from "~/adapters/compose-mail";
import { vendorNameOf } from "~/adapters/vendor-name";
import { sendMessages } from "~/domain/messages/commands/send-messages";
import type { NewMail, NewNotification, Recipient } from "~/domain/messages/types";
import type { Words } from "~/domain/messages/words";
import { type JobServices, systemCtx } from "./job-services";

/** One mail to one reader: `props` without what every mail of this installation has. */
export type Letter = {
  [Name in EmailName]: { template: Name; props: Omit<EmailProps<Name>, "vendorName" | "recipientName"> };
}[EmailName];

/** What one person is told: a line in the app, and a mail where it deserves one. */
export type News = { to: Recipient; words: Words; href: string; letter?: Letter };

/** The address of a path of this app, as mails need it. */
export function addressOf(services: JobServices, path: string): string {
  return `${services.env.APP_URL}${path}`;
}

/**
 * Renders a mail for the outbox.
 * @param cause what it follows from: with template and reader it makes the key under which it is sent once
 */
export async function writeMail(
  services: JobServices,
  cause: string,
  to: { userId: string | null; email: string; name?: string },
  letter: Letter,
): Promise<NewMail> {
  const { template, props } = letter;
  const common = { vendorName: vendorNameOf(services.env.MAIL_FROM), recipientName: to.name };
  // One template at a time: TypeScript cannot see that name and props belong together.
  const rendered = await composeMail(template, { ...common, ...props } as EmailProps<typeof template>);
  return {
    idempotencyKey: `${cause}:${template}:${to.userId ?? "invited"}`,
    template,
    recipient: to.email,
    userId: to.userId,
    ...rendered,
  };
}

/** Tells people what follows from a journal entry; a second time changes nothing. */
export async function tellPeople(services: JobServices, entryId: string, news: readonly News[]): Promise<void> {
  const mails: NewMail[] = [];
  const notifications: NewNotification[] = [];
  for (const { to, words, href, letter } of news) {
    notifications.push({ ...words, idempotencyKey: `${entryId}:${to.userId}`, userId: to.userId, href });
    if (letter) mails.push(await writeMail(services, entryId, to, letter));
  }
  await sendMessages(systemCtx(services), { mails, notifications });
}
