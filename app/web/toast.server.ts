import { createCookie } from "@remix-run/node";
import { safePath } from "~/kernel/safe-path";

/** Fields that are posted to a page of ours to take back what was just done. */
type Undo = { action: string; fields: Record<string, string> };

export type Toast = { message: string; tone?: "good" | "info" | "attention"; undo?: Undo };

/** The reader holds the cookie: only what could be ours is shown. */
function readUndo(value: object): Undo | undefined {
  const undo = "undo" in value ? value.undo : undefined;
  if (typeof undo !== "object" || undo === null || !("action" in undo) || !("fields" in undo)) return undefined;
  const { action, fields } = undo;
  if (typeof action !== "string" || typeof fields !== "object" || fields === null) return undefined;
  const texts = Object.entries(fields as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return { action: safePath(action, "/"), fields: Object.fromEntries(texts) };
}

const cookie = createCookie("toast", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 60 });

/** The Set-Cookie value that shows a message on the next page. */
export function setToast(toast: Toast): Promise<string> {
  return cookie.serialize(toast);
}

/** The message that the last action left, and the Set-Cookie value that forgets it. */
export async function takeToast(cookieHeader: string | undefined): Promise<{ toast: Toast; forget: string } | null> {
  if (!cookieHeader?.includes("toast=")) return null;
  const value: unknown = await cookie.parse(cookieHeader);
  if (typeof value !== "object" || value === null || !("message" in value) || typeof value.message !== "string") {
    return null;
  }
  const tone = "tone" in value && (value.tone === "info" || value.tone === "attention") ? value.tone : "good";
  const undo = readUndo(value);
  return {
    toast: { message: value.message.slice(0, 200), tone, undo },
    forget: await cookie.serialize("", { maxAge: 0 }),
  };
}
