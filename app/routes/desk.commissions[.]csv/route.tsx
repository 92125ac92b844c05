import { commissionListQuery } from "~/domain/commissions/input";
import { commissionsCsv } from "~/domain/commissions/views/commissions-csv";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader(
  { permission: "commission.read", query: commissionListQuery },
  async ({ ctx, query }) => csvResponse("commissions.csv", await commissionsCsv(ctx, query)),
);
