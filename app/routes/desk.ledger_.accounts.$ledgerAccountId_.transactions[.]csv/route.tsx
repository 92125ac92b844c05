import { accountCsv } from "~/domain/ledger/views/accounts";
import { pageLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = pageLoader({ permission: "ledger.read" }, async ({ ctx, params }) => {
  const accountId = params.ledgerAccountId ?? "";
  return csvResponse(`${accountId.replaceAll(":", " ")}.csv`, await accountCsv(ctx, accountId));
});
