import { leadListQuery } from "~/domain/leads/list-query";
import { exportLeadsForDesk } from "~/domain/leads/views/export-leads";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "lead.read", query: leadListQuery }, async ({ ctx, query }) =>
  csvResponse("leads.csv", await exportLeadsForDesk(ctx, query)),
);
