import { writeCsv } from "~/kernel/csv";
import { toDecimalText } from "~/kernel/money";
import type { VendorCtx } from "../../context";
import { rewardKindNames } from "../../programs/reward-words";
import { statusLabel } from "../rules";
import { type CommissionQuery, exportDeskCommissions } from "./commissions";

/** Exactly what the desk's filters show, as CSV; times in UTC. */
export async function commissionsCsv(ctx: VendorCtx, query: CommissionQuery): Promise<string> {
  const { rows } = await exportDeskCommissions(ctx, query);
  const money = (amountMinor: bigint, currency: string) => toDecimalText({ amountMinor, currency });
  return writeCsv(
    [
      ...["Commission", "Program", "Pilot", "Partner", "Company", "For", "Given as", "Amount", "Approved", "Paid"],
      ...["Currency", "Status", "Earned", "Hold ends", "Reference"],
    ],
    rows.map((row) => [
      ...[row.id, row.programName, row.pilot ? "yes" : "no", row.partnerName, row.companyName, row.milestone],
      rewardKindNames[row.kind],
      money(row.amountMinor, row.currency),
      money(row.approvedMinor, row.currency),
      money(row.settledMinor, row.currency),
      row.currency,
      statusLabel(row.kind, row.status),
      row.milestoneAt.toISOString(),
      row.holdUntil.toISOString(),
      row.paymentReference,
    ]),
  );
}
