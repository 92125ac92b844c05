import { openDeskLeadFile } from "~/domain/sales/views/open-lead-file";
import { fileLoader } from "~/web/handle.server";
import { fileResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: ["lead.read", "lead.work"] }, async ({ ctx, params }) =>
  fileResponse(await openDeskLeadFile(ctx, { leadId: params.leadId ?? "", fileId: params.fileId ?? "" })),
);
