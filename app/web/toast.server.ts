import { createCookie } from "@remix-run/node";

export type Toast = { message: string; tone?: "good" | "info" | "attention" };

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
  return { toast: { message: value.message.slice(0, 200), tone }, forget: await cookie.serialize("", { maxAge: 0 }) };
}
