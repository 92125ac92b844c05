import { leadListQuery } from "~/domain/leads/list-query";
import { exportLeadsForDesk } from "~/domain/leads/views/export-leads";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "lead.read", query: leadListQuery }, async ({ ctx, query }) =>
  csvResponse("leads.csv", await exportLeadsForDesk(ctx, query)),
);
