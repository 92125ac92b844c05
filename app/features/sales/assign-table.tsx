import { estimatedValue } from "~/features/leads/estimated-value";
import { UserRound } from "lucide-react";
import { industries, labelOf } from "~/domain/leads/fields";
import type { Standing } from "~/domain/leads/standing";
import { StatusBadge } from "~/features/leads/status-badge";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type AssignRow = {
  id: string;
  companyName: string;
  partnerName: string;
  industry: string;
  valueMinor: bigint;
  currency: string;
  standing: Standing;
  offeredToName: string | null;
  dueFrom: Date | null;
  dueAt: Date | null;
  now: Date;
  timeZone: string;
};

const columns = defineColumns<AssignRow>([
  { id: "company", header: "Company", phone: "title", cell: (row) => row.companyName },
  { id: "status", header: "Status", phone: "end", cell: (row) => <StatusBadge standing={row.standing} /> },
  { id: "rep", header: "Offered to", from: "md", cell: (row) => row.offeredToName },
  {
    id: "due",
    header: "By",
    phone: "meta",
    cell: (row) =>
      row.dueAt ? (
        <Deadline due={row.dueAt} from={row.dueFrom ?? undefined} now={row.now} timeZone={row.timeZone} />
      ) : null,
  },
  { id: "partner", header: "Partner", phone: "meta", cell: (row) => row.partnerName },
  { id: "industry", header: "Industry", from: "lg", cell: (row) => labelOf(industries, row.industry) },
  {
    id: "value",
    header: "Value",
    align: "end",
    phone: "meta",
    cell: (row) => estimatedValue(row),
  },
]);

/** Accepted leads on their way to a rep. */
export function AssignTable({
  rows,
  now,
  timeZone,
}: {
  rows: readonly Omit<AssignRow, "now" | "timeZone">[];
  now: Date;
  timeZone: string;
}) {
  return (
    <DataTable
      label="Leads to assign"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.lead(row.id)}
      empty={
        <EmptyState icon={UserRound} title="Nothing to assign">
          Accepted leads stand here until a rep has taken them.
        </EmptyState>
      }
    />
  );
}
