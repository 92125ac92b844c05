import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { statementCsv, statementDocument, statementFileName } from "~/domain/payouts/views/statement-files";
import { getStatement } from "~/domain/payouts/views/statements";
import type { AppServices } from "./context.server";
import { csvResponse, pdfResponse } from "./responses.server";

/** A partner's month as a file to save, the same for both sides. Throws `not-found`, and answers 404 for other formats. */
export async function statementResponse(
  ctx: PartnerCtx | VendorCtx,
  services: AppServices,
  of: { partnerId: string; month: string | undefined; format: string | undefined },
): Promise<Response> {
  if (of.format !== "pdf" && of.format !== "csv") throw new Response(null, { status: 404 });
  const statement = await getStatement(ctx, of.partnerId, of.month ?? "");
  const name = statementFileName(statement);
  if (of.format === "csv") return csvResponse(`${name}.csv`, statementCsv(statement));
  const document = statementDocument(statement, services.vendorName, ctx.now());
  return pdfResponse(`${name}.pdf`, await services.writePdf(document));
}
