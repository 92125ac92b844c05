import { insertNotification } from "db/queries/messages";
import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import type { NewNotification } from "../types";

/**
 * Tells a user something in the app.
 * @returns false when they were told before
 */
export function notify(tx: Tx, ctx: Ctx, notification: NewNotification): Promise<boolean> {
  return insertNotification(tx, { ...notification, id: ctx.newId("ntf"), createdAt: ctx.now() });
}
