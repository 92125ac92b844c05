import { writeImportTemplate } from "~/domain/leads/views/export-import";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "lead.submit" }, async () =>
  csvResponse("leads-template.csv", writeImportTemplate()),
);
