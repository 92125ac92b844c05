import { openLeadFile } from "~/domain/leads/views/open-lead-file";
import { fileLoader } from "~/web/handle.server";
import { fileResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "portal-lead.read" }, async ({ ctx, params }) =>
  fileResponse(await openLeadFile(ctx, { leadId: params.leadId ?? "", fileId: params.fileId ?? "" })),
);
