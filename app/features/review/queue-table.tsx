import { estimatedValue } from "~/features/leads/estimated-value";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { CheckCircle2 } from "lucide-react";

export type QueueRow = {
  id: string;
  companyName: string;
  partnerName: string;
  valueMinor: bigint;
  currency: string;
  score: number;
  status: string;
  claim: string;
  reviewerName: string | null;
  dueFrom: Date | null;
  dueAt: Date | null;
  now: Date;
  timeZone: string;
};

const columns = defineColumns<QueueRow>([
  {
    id: "company",
    header: "Company",
    phone: "title",
    cell: (row) => (
      <>
        {row.companyName} {row.claim === "waits" ? <Tag>claimed before</Tag> : null}
      </>
    ),
  },
  {
    id: "due",
    header: "Decide by",
    phone: "end",
    cell: (row) =>
      row.dueAt ? (
        <Deadline due={row.dueAt} from={row.dueFrom ?? undefined} now={row.now} timeZone={row.timeZone} />
      ) : null,
  },
  { id: "partner", header: "Partner", phone: "meta", cell: (row) => row.partnerName },
  {
    id: "value",
    header: "Value",
    align: "end",
    phone: "meta",
    cell: (row) => estimatedValue(row),
  },
  { id: "score", header: "Score", align: "end", from: "lg", cell: (row) => row.score },
  {
    id: "reviewer",
    header: "Reviewer",
    from: "md",
    cell: (row) =>
      row.reviewerName ? (
        <StatusDot tone="info">{row.reviewerName}</StatusDot>
      ) : (
        <StatusDot tone="attention">Nobody yet</StatusDot>
      ),
  },
]);

type Props = { rows: readonly Omit<QueueRow, "now" | "timeZone">[]; now: Date; timeZone: string };

/** The review queue, most urgent first. */
export function QueueTable({ rows, now, timeZone }: Props) {
  return (
    <DataTable
      label="Review queue"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.review(row.id)}
      empty={
        <EmptyState icon={CheckCircle2} title="The queue is empty">
          New leads and answered questions arrive here, the most urgent first.
        </EmptyState>
      }
    />
  );
}
