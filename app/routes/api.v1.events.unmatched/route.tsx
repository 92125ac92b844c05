import { listUnmatchedEvents } from "~/domain/attribution/views/api-events";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.listUnmatchedEvents, ({ ctx, query }) => listUnmatchedEvents(ctx, query));
