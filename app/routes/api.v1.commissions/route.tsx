import { listCommissionResources } from "~/domain/commissions/views/api-commissions";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.listCommissions, ({ ctx, query }) => listCommissionResources(ctx, query));
