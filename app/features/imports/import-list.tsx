import { FileSpreadsheet } from "lucide-react";
import { statusLabels } from "~/domain/leads/imports/labels";
import type { ImportStatus } from "~/domain/leads/imports/types";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import type { Tone } from "~/ui/tone";
import { formatCount } from "~/kernel/counted";

type ImportRow = {
  id: string;
  fileName: string;
  status: ImportStatus;
  authorName: string;
  createdAt: Date;
  rowsTotal: number;
  rowsReady: number;
  rowsInvalid: number;
  rowsSkipped: number;
  rowsSubmitted: number;
  now: Date;
  timeZone: string;
};

const tones: Record<ImportStatus, Tone> = {
  mapping: "attention",
  checked: "attention",
  running: "info",
  done: "good",
  failed: "bad",
};

/** Where an import stands: coloured dot and word. */
export function ImportStatusDot({ status }: { status: ImportStatus }) {
  return <StatusDot tone={tones[status]}>{statusLabels[status]}</StatusDot>;
}

const columns = defineColumns<ImportRow>([
  { id: "file", header: "File", phone: "title", cell: (row) => row.fileName },
  { id: "status", header: "Status", phone: "end", cell: (row) => <ImportStatusDot status={row.status} /> },
  {
    id: "rows",
    header: "Rows",
    align: "end",
    phone: "meta",
    cell: (row) => (
      <span>
        {formatCount(row.rowsTotal)}
        <span className="md:sr-only"> rows</span>
      </span>
    ),
  },
  { id: "submitted", header: "Submitted", align: "end", from: "md", cell: (row) => formatCount(row.rowsSubmitted) },
  { id: "ready", header: "Ready", align: "end", from: "lg", cell: (row) => formatCount(row.rowsReady) },
  { id: "invalid", header: "To correct", align: "end", from: "md", cell: (row) => formatCount(row.rowsInvalid) },
  { id: "skipped", header: "Skipped", align: "end", from: "lg", cell: (row) => formatCount(row.rowsSkipped) },
  { id: "by", header: "By", from: "lg", cell: (row) => row.authorName },
  {
    id: "created",
    header: "Uploaded",
    phone: "meta",
    cell: (row) => <Time value={row.createdAt} now={row.now} timeZone={row.timeZone} />,
  },
]);

/** The organisation's imports, to be found again. */
export function ImportList(props: {
  rows: readonly Omit<ImportRow, "now" | "timeZone">[];
  now: Date;
  timeZone: string;
}) {
  const { rows, now, timeZone } = props;
  return (
    <DataTable
      label="Imports"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.portal.import(row.id)}
      empty={
        <EmptyState icon={FileSpreadsheet} title="No imports yet" level={3}>
          Files that your organisation uploads stay here, with what became of each row.
        </EmptyState>
      }
    />
  );
}
