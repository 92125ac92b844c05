import { exportPayout } from "~/domain/payouts/commands/export-payout";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "commission.pay" }, async ({ ctx, params }) => {
  const payoutId = params.payoutId ?? "";
  return csvResponse(`${payoutId}.csv`, await exportPayout(ctx, payoutId));
});
