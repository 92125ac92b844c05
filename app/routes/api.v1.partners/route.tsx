import { listPartnerResources } from "~/domain/partners/views/api-partners";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.listPartners, ({ ctx, query }) => listPartnerResources(ctx, query));
