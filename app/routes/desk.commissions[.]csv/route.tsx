import { commissionListQuery } from "~/domain/commissions/input";
import { commissionsCsv } from "~/domain/commissions/views/commissions-csv";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader(
  { permission: "commission.read", query: commissionListQuery },
  async ({ ctx, query }) => csvResponse("commissions.csv", await commissionsCsv(ctx, query)),
);
