import type { AppLoadContext } from "@remix-run/node";

/**
 * Lets caches keep this answer for a minute, as long as it was given to nobody in particular: a request with cookies
 * may carry a session, a theme or a message.
 */
export function allowCaching({ cookie, setHeader }: AppLoadContext): void {
  setHeader("Vary", "Cookie");
  if (!cookie) setHeader("Cache-Control", "public, max-age=60");
}
