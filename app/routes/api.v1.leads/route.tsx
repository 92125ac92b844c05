import { submitLeadForPartner } from "~/domain/leads/commands/submit-lead-for-partner";
import { getLeadResource, listLeadResources } from "~/domain/leads/views/api-leads";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.listLeads, ({ ctx, query }) => listLeadResources(ctx, query));

export const action = apiHandler(endpoints.submitLead, async ({ ctx, body }) =>
  getLeadResource(ctx, await submitLeadForPartner(ctx, body)),
);
