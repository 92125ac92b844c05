import { exportImport } from "~/domain/leads/views/export-import";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "lead.submit" }, async ({ ctx, params }) => {
  const { fileName, csv } = await exportImport(ctx, params.importId ?? "");
  return csvResponse(fileName, csv);
});
