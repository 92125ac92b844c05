import { insertNotifications } from "db/queries/messages";
import type { Tx } from "db/tx";
import type { Ctx } from "../../context";
import type { NewNotification } from "../types";

/** Tells users something in the app, each of it once. @returns how much of it is new */
export async function notify(tx: Tx, ctx: Ctx, notifications: readonly NewNotification[]): Promise<bigint> {
  if (notifications.length === 0) return 0n;
  const createdAt = ctx.now();
  return insertNotifications(
    tx,
    notifications.map((notification) => ({ ...notification, id: ctx.newId("ntf"), createdAt })),
  );
}
