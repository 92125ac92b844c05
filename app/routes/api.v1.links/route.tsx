import { listLinkResources } from "~/domain/attribution/views/api-links";
import { paths } from "~/paths";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.listLinks, ({ ctx, query, addressOf }) =>
  listLinkResources(ctx, query, (code) => addressOf(paths.link(code))),
);
