import { downloadAsset } from "~/domain/toolkits/commands/download-asset";
import { fileLoader } from "~/web/handle.server";
import { fileResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "portal-toolkit.read" }, async ({ ctx, params, request }) =>
  fileResponse(await downloadAsset(ctx, { assetId: params.assetId ?? "", counts: request.method === "GET" })),
);
