import { Activity } from "lucide-react";
import { accountName, eventStatuses } from "~/domain/attribution/event-words";
import type { ShownEvent } from "~/domain/attribution/views/events";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = ShownEvent & { now: Date; timeZone: string };

/** What became of an event, as a coloured word. */
export function EventStatusDot({ status }: Pick<ShownEvent, "status">) {
  return <StatusDot tone={eventStatuses[status].tone}>{eventStatuses[status].label}</StatusDot>;
}

const columns = defineColumns<Row>([
  { id: "type", header: "Event", phone: "title", cell: (row) => row.type },
  { id: "account", header: "Account", phone: "meta", cell: (row) => accountName(row) },
  { id: "status", header: "Status", phone: "end", cell: (row) => <EventStatusDot status={row.status} /> },
  { id: "why", header: "Why", from: "lg", cell: (row) => row.note || eventStatuses[row.status].why },
  { id: "source", header: "Source", from: "md", cell: (row) => row.source },
  {
    id: "happened",
    header: "Happened",
    phone: "meta",
    cell: (row) => <Time value={row.occurredAt} now={row.now} timeZone={row.timeZone} />,
  },
]);

type Props = { rows: readonly ShownEvent[]; now: Date; timeZone: string; empty?: string };

/** What was reported, the newest first. */
export function EventTable({ rows, now, timeZone, empty = "What product and billing report stands here." }: Props) {
  return (
    <DataTable
      label="Events"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.event(row.id)}
      empty={
        <EmptyState icon={Activity} title="No events here">
          {empty}
        </EmptyState>
      }
    />
  );
}
