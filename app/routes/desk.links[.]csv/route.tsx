import { linkListQuery } from "~/domain/attribution/link-query";
import { linksCsv } from "~/domain/attribution/views/links-csv";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "link.read", query: linkListQuery }, async ({ ctx, query }) =>
  csvResponse("links.csv", await linksCsv(ctx, query)),
);
