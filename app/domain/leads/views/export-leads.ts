import { writeCsv } from "~/kernel/csv";
import { toDecimalText } from "~/kernel/money";
import type { PartnerCtx, VendorCtx } from "../../context";
import type { LeadListQuery } from "../list-query";
import { exportLimit, listLeadsForDesk, listLeadsForPartner } from "./list-leads";

const iso = (date: Date | null) => date?.toISOString() ?? "";

/** Exactly what the list's filters show, as CSV: at most 20,000 rows, times in UTC. */
export async function exportLeadsForPartner(ctx: PartnerCtx, query: LeadListQuery): Promise<string> {
  const { rows } = await listLeadsForPartner(ctx, { ...query, cursor: undefined }, exportLimit);
  return writeCsv(
    [
      "Lead",
      "Company",
      "Domain",
      "Status",
      "Value",
      "Currency",
      "Next deadline",
      "Submitted",
      "Submitted by",
      "Changed",
    ],
    rows.map((row) => [
      row.id,
      row.companyName,
      row.domain,
      row.standing.label,
      toDecimalText({ amountMinor: row.valueMinor, currency: row.currency }),
      row.currency,
      iso(row.dueAt),
      iso(row.submittedAt),
      row.submittedByName,
      iso(row.changedAt),
    ]),
  );
}

/** The same for the vendor, over all partners. */
export async function exportLeadsForDesk(ctx: VendorCtx, query: LeadListQuery): Promise<string> {
  const { rows } = await listLeadsForDesk(ctx, { ...query, cursor: undefined }, exportLimit);
  return writeCsv(
    [
      "Lead",
      "Company",
      "Domain",
      "Partner",
      "Status",
      "Owner",
      "Score",
      "Value",
      "Currency",
      "Next deadline",
      "Submitted",
      "Changed",
    ],
    rows.map((row) => [
      row.id,
      row.companyName,
      row.domain,
      row.partnerName,
      row.standing.label,
      row.ownerName,
      row.score,
      toDecimalText({ amountMinor: row.valueMinor, currency: row.currency }),
      row.currency,
      iso(row.dueAt),
      iso(row.submittedAt),
      iso(row.changedAt),
    ]),
  );
}
