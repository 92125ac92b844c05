import { fileLoader } from "~/web/handle.server";
import { statementResponse } from "~/web/statement-response.server";

export const loader = fileLoader({ permission: "earnings.read" }, ({ ctx, params, context }) =>
  statementResponse(ctx, context.services, {
    partnerId: ctx.actor.partnerId,
    month: params.month,
    format: params.format,
  }),
);
