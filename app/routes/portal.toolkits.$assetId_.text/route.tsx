import { getTemplateText } from "~/domain/toolkits/views/get-asset";
import { fileLoader } from "~/web/handle.server";

/** A template's text and nothing else, for selecting it without JavaScript. */
export const loader = fileLoader({ permission: "portal-toolkit.read" }, async ({ ctx, params }) => {
  const text = await getTemplateText(ctx, params.assetId ?? "");
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
});
