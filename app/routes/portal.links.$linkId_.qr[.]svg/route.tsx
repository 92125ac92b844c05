import { renderSVG } from "uqr";
import { getLink } from "~/domain/attribution/views/links";
import { paths } from "~/paths";
import { fileLoader } from "~/web/handle.server";

/** The link as a QR code; it stays readable with a quarter of it covered. */
export const loader = fileLoader({ permission: "portal-link.manage" }, async ({ ctx, params, context }) => {
  const { code } = await getLink(ctx, params.linkId ?? "");
  const svg = renderSVG(`${context.services.env.APP_URL}${paths.link(code)}`, { ecc: "Q", border: 2 });
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml" } });
});
