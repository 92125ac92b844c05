import { accountCsv } from "~/domain/ledger/views/accounts";
import { fileLoader } from "~/web/handle.server";
import { csvResponse } from "~/web/responses.server";

export const loader = fileLoader({ permission: "ledger.read" }, async ({ ctx, params }) => {
  const accountId = params.ledgerAccountId ?? "";
  return csvResponse(`${accountId.replaceAll(":", " ")}.csv`, await accountCsv(ctx, accountId));
});
