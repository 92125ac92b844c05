import { openLeadFile } from "~/domain/leads/views/open-lead-file";
import { pageLoader } from "~/web/handle.server";
import { fileResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "portal-lead.read" }, async ({ ctx, params }) =>
  fileResponse(await openLeadFile(ctx, { leadId: params.leadId ?? "", fileId: params.fileId ?? "" })),
);
