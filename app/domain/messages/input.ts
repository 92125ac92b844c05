import { z } from "zod";
import { isId } from "~/kernel/ids";

export const openNotificationInput = z.strictObject({ notificationId: z.string().refine((text) => isId("ntf", text)) });
export const markAllReadInput = z.strictObject({ until: z.iso.datetime().transform((text) => new Date(text)) });
export const messagesQuery = z.strictObject({ cursor: z.string().max(600).optional() });

export type MessagesQuery = z.output<typeof messagesQuery>;
