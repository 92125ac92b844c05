import { getTrialBalance } from "~/domain/ledger/views/trial-balance";
import { apiHandler } from "~/web/api/api-handler.server";
import { endpoints } from "~/web/api/endpoints";

export const loader = apiHandler(endpoints.getTrialBalance, ({ ctx }) => getTrialBalance(ctx));
