import { getLeadResource } from "~/domain/leads/views/api-leads";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.getLead, ({ ctx, params: { leadId = "" } }) => getLeadResource(ctx, leadId));
