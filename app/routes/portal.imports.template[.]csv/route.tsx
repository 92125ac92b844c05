import { writeImportTemplate } from "~/domain/leads/views/export-import";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "lead.submit" }, async () =>
  csvResponse("leads-template.csv", writeImportTemplate()),
);
