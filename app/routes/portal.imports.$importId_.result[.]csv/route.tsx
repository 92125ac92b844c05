import { exportImport } from "~/domain/leads/views/export-import";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "lead.submit" }, async ({ ctx, params }) => {
  const { fileName, csv } = await exportImport(ctx, params.importId ?? "");
  return csvResponse(fileName, csv);
});
