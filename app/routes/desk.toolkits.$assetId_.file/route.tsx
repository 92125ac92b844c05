import { z } from "zod";
import { openVersionFile } from "~/domain/toolkits/views/open-version-file";
import { fileLoader } from "~/web/handle.server";
import { fileResponse } from "~/web/responses.server";

const query = z.strictObject({ version: z.string().max(60).optional() });

export const loader = fileLoader({ permission: "toolkit.read", query }, async ({ ctx, params, query: { version } }) =>
  fileResponse(await openVersionFile(ctx, { assetId: params.assetId ?? "", versionId: version })),
);
