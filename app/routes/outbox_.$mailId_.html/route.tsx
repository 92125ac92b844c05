import { isOutboxOpen } from "~/domain/messages/rules";
import { getMail } from "~/domain/messages/views/list-outbox";
import { fileLoader } from "~/web/handle.server";

/** Neither scripts nor forms, and nothing from elsewhere; links open in a new tab. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** A mail as a mail program shows it. Public on purpose, as the list is. */
export const loader = fileLoader({ permission: "public" }, async ({ ctx, params, context }) => {
  if (!isOutboxOpen(context.services.env)) throw new Response(null, { status: 404 });
  const { html } = await getMail(ctx, params.mailId ?? "");
  // The policy of every response asks for the nonce; the one above holds beside it.
  const withNonce = html.replaceAll("<style>", `<style nonce="${context.nonce}">`);
  return new Response(withNonce, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy },
  });
});
