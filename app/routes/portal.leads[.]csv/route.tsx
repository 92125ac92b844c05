import { leadListQuery } from "~/domain/leads/list-query";
import { exportLeadsForPartner } from "~/domain/leads/views/export-leads";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "portal-lead.read", query: leadListQuery }, async ({ ctx, query }) =>
  csvResponse("leads.csv", await exportLeadsForPartner(ctx, query)),
);
