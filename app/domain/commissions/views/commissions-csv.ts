import { writeCsv } from "~/kernel/csv";
import { toDecimalText } from "~/kernel/money";
import type { VendorCtx } from "../../context";
import { commissionWords } from "../rules";
import { type CommissionQuery, exportDeskCommissions } from "./commissions";

/** Exactly what the desk's filters show, as CSV; times in UTC. */
export async function commissionsCsv(ctx: VendorCtx, query: CommissionQuery): Promise<string> {
  const { rows } = await exportDeskCommissions(ctx, query);
  return writeCsv(
    ["Commission", "Partner", "Company", "For", "Amount", "Currency", "Status", "Earned", "Hold ends", "Reference"],
    rows.map((row) => [
      row.id,
      row.partnerName,
      row.companyName,
      row.milestone,
      toDecimalText(row),
      row.currency,
      commissionWords[row.status].label,
      row.milestoneAt.toISOString(),
      row.holdUntil.toISOString(),
      row.paymentReference,
    ]),
  );
}
