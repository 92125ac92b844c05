import { createCookie } from "@remix-run/node";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

const cookie = createCookie("theme", { path: "/", sameSite: "lax", maxAge: 60 * 60 * 24 * 365 });

/** The theme chosen in this browser; the system's when none was. */
export async function readTheme(cookieHeader: string | undefined): Promise<Theme> {
  const value: unknown = await cookie.parse(cookieHeader ?? "");
  return themes.includes(value as Theme) ? (value as Theme) : "system";
}

/** The Set-Cookie value that remembers a theme. */
export function rememberTheme(theme: Theme): Promise<string> {
  return cookie.serialize(theme);
}
