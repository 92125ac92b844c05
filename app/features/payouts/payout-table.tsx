import { Banknote } from "lucide-react";
import { type PayoutStatus, payoutWords } from "~/domain/payouts/rules";
import { formatMoney } from "~/kernel/money";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = {
  id: string;
  status: PayoutStatus;
  amountMinor: bigint;
  currency: string;
  partners: number;
  returned: number;
  /** It pays for something that a pilot earned. */
  pilot: boolean;
  cutOff: Date;
  createdAt: Date;
  reference: string | null;
  now: Date;
  timeZone: string;
};

const columns = defineColumns<Row>([
  {
    id: "payout",
    header: "Payout",
    phone: "title",
    cell: (row) => `${row.currency} until ${formatDate(row.cutOff, row.timeZone)}`,
  },
  { id: "amount", header: "Amount", align: "end", phone: "meta", cell: (row) => formatMoney(row) },
  { id: "partners", header: "Partners", align: "end", from: "md", cell: (row) => row.partners },
  {
    id: "status",
    header: "Status",
    phone: "end",
    cell: (row) => (
      <>
        <StatusDot tone={payoutWords[row.status].tone}>{payoutWords[row.status].label}</StatusDot>{" "}
        {row.returned > 0 ? <Tag>{row.returned} returned</Tag> : null} {row.pilot ? <Tag>pilot</Tag> : null}
      </>
    ),
  },
  { id: "reference", header: "Reference", from: "lg", cell: (row) => row.reference },
  {
    id: "created",
    header: "Made",
    phone: "meta",
    cell: (row) => <Time value={row.createdAt} now={row.now} timeZone={row.timeZone} show="date" />,
  },
]);

type Props = { rows: readonly Omit<Row, "now" | "timeZone">[]; now: Date; timeZone: string };

/** All payouts, newest first. */
export function PayoutTable({ rows, now, timeZone }: Props) {
  return (
    <DataTable
      label="Payouts"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.payout(row.id)}
      empty={
        <EmptyState icon={Banknote} title="No payouts yet">
          A payout pays everything that is approved in one currency, less what is to be netted. Finance makes one.
        </EmptyState>
      }
    />
  );
}
