import { z } from "zod";
import { isId } from "~/kernel/ids";
import { optionalNames } from "./category-words";

export const openNotificationInput = z.strictObject({ notificationId: z.string().refine((text) => isId("ntf", text)) });
export const markAllReadInput = z.strictObject({ until: z.iso.datetime().transform((text) => new Date(text)) });
export const messagesQuery = z.strictObject({ cursor: z.string().max(600).optional() });

const someOptional = z.array(z.enum(optionalNames)).max(optionalNames.length);

/** What somebody wants to get, by channel; an unticked box is not sent. */
export const chooseMessagesInput = z.strictObject({ email: someOptional, app: someOptional });
export type ChooseMessagesInput = z.output<typeof chooseMessagesInput>;

/** What a mail program posts for its reader (RFC 8058), and our own button too. */
export const oneClickInput = z.strictObject({ "List-Unsubscribe": z.literal("One-Click") });
export const resumeMailsInput = z.strictObject({ categories: someOptional.min(1) });
/** `of` is who the mail went to, sealed; `stopped` says what has just been stopped, for undoing it. */
export const unsubscribeQuery = z.strictObject({
  of: z.string().max(300).default(""),
  stopped: z
    .string()
    .max(200)
    .transform((text) => optionalNames.filter((name) => text.split(",").includes(name)))
    .default([]),
});

export type MessagesQuery = z.output<typeof messagesQuery>;
