import { composeMail, type EmailName, type EmailProps } from "~/adapters/compose-mail";
import { vendorNameOf } from "~/adapters/vendor-name";
import { isOptional, mailCategories, noticeCategories } from "~/domain/messages/category-words";
import { sendMessages } from "~/domain/messages/commands/send-messages";
import type { NewMail, NewNotification, Recipient } from "~/domain/messages/types";
import { sealReader } from "~/domain/messages/unsubscribe-token";
import { readWishes } from "~/domain/messages/views/message-choices";
import type { Words } from "~/domain/messages/words";
import { paths } from "~/paths";
import { type JobServices, systemCtx } from "./job-services";

/** One mail to one reader: `props` without what every mail of this installation has. */
export type Letter = {
  [Name in EmailName]: {
    template: Name;
    props: Omit<EmailProps<Name>, "vendorName" | "recipientName" | "unsubscribeUrl">;
  };
}[EmailName];

/** What one person is told: a line in the app, and a mail where it deserves one. */
export type News = { to: Recipient; words: Words; href: string; letter?: Letter };

/** The address of a path of this app, as mails need it. */
export function addressOf(services: JobServices, path: string): string {
  return `${services.env.APP_URL}${path}`;
}

/** Where the reader stops such mails without signing in; undefined for a mail that nobody can stop. */
function unsubscribeUrlOf(services: JobServices, template: EmailName, userId: string | null): string | undefined {
  if (!userId || !isOptional(mailCategories[template])) return undefined;
  return addressOf(services, paths.unsubscribe(sealReader(services.vault, userId)));
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
  const unsubscribeUrl = unsubscribeUrlOf(services, template, to.userId);
  const common = {
    vendorName: vendorNameOf(services.env.MAIL_FROM),
    recipientName: to.name,
    unsubscribeUrl,
  };
  // One template at a time: TypeScript cannot see that name and props belong together.
  const rendered = await composeMail(template, { ...common, ...props } as EmailProps<typeof template>);
  return {
    idempotencyKey: `${cause}:${template}:${to.userId ?? "invited"}`,
    template,
    recipient: to.email,
    userId: to.userId,
    unsubscribeUrl,
    ...rendered,
  };
}

/** Tells people what follows from a journal entry, as far as they want to hear it; a second time changes nothing. */
export async function tellPeople(services: JobServices, entryId: string, news: readonly News[]): Promise<void> {
  const ctx = systemCtx(services);
  const wants = await readWishes(
    ctx,
    news.map(({ to }) => to.userId),
  );
  const mails: NewMail[] = [];
  const notifications: NewNotification[] = [];
  for (const { to, words, href, letter } of news) {
    const { userId, partnerId } = to;
    const { title, body, kind } = words;
    if (wants(userId, noticeCategories[kind], "app")) {
      notifications.push({ idempotencyKey: `${entryId}:${userId}`, userId, partnerId, kind, title, body, href });
    }
    if (letter && wants(userId, mailCategories[letter.template], "email")) {
      mails.push(await writeMail(services, entryId, to, letter));
    }
  }
  await sendMessages(ctx, { mails, notifications });
}
