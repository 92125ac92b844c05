import { estimatedValue } from "~/features/leads/estimated-value";
import { UserRound } from "lucide-react";
import { industries, labelOf } from "~/domain/leads/fields";
import type { Standing } from "~/domain/leads/standing";
import { StatusBadge } from "~/features/leads/status-badge";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { type Column, defineColumns } from "~/ui/table/columns";
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

const shown: Column<AssignRow>[] = [
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
];
const columns = defineColumns(shown);

type Given<Row> = { rows: readonly Omit<Row, "now" | "timeZone">[]; now: Date; timeZone: string };

/** Accepted leads on their way to a rep. */
export function AssignTable({ rows, now, timeZone }: Given<AssignRow>) {
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

type LeftRow = AssignRow & { ownerName: string | null };

const leftColumns = defineColumns<LeftRow>([
  ...shown.slice(0, 2),
  { id: "owner", header: "Was with", phone: "meta", cell: (row) => row.ownerName },
  ...shown.slice(2),
]);

/** Leads that nobody works since their owner has left; nothing is here while everybody is there. */
export function LeftTable({ rows, now, timeZone }: Given<LeftRow>) {
  if (rows.length === 0) return null;
  return (
    <section className="mb-6 grid gap-3" aria-labelledby="left">
      <div>
        <h2 id="left" className="font-semibold text-base">
          Their account manager has left
        </h2>
        <p className="text-muted">They stand where they stood. Open one to see who is suggested, and give it on.</p>
      </div>
      <DataTable
        label="Leads whose account manager has left"
        columns={leftColumns}
        rows={rows.map((row) => ({ ...row, now, timeZone }))}
        rowId={(row) => row.id}
        rowHref={(row) => paths.desk.lead(row.id)}
        empty={null}
      />
    </section>
  );
}
