import { Link } from "@remix-run/react";
import { Activity } from "lucide-react";
import { accountName, eventStatuses } from "~/domain/attribution/event-words";
import type { ListedEvent, ShownEvent } from "~/domain/attribution/views/events";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = ShownEvent & { suggestion?: ListedEvent["suggestion"]; now: Date; timeZone: string };

/** What became of an event, as a coloured word. */
export function EventStatusDot({ status }: Pick<ShownEvent, "status">) {
  return <StatusDot tone={eventStatuses[status].tone}>{eventStatuses[status].label}</StatusDot>;
}

const event = { id: "type", header: "Event", phone: "title" as const, cell: (row: Row) => row.type };
const account = { id: "account", header: "Account", phone: "meta" as const, cell: (row: Row) => accountName(row) };
const status = {
  id: "status",
  header: "Status",
  phone: "end" as const,
  cell: (row: Row) => <EventStatusDot status={row.status} />,
};
const why = {
  id: "why",
  header: "Why",
  from: "lg" as const,
  cell: (row: Row) => row.note || eventStatuses[row.status].why,
};
const source = { id: "source", header: "Source", from: "md" as const, cell: (row: Row) => row.source };
const happened = {
  id: "happened",
  header: "Happened",
  phone: "meta" as const,
  cell: (row: Row) => <Time value={row.occurredAt} now={row.now} timeZone={row.timeZone} />,
};
/** The lead that its account looks like most: it leads to where the account can be matched. */
const suggestion = {
  id: "suggestion",
  header: "Looks like",
  phone: "meta" as const,
  cell: ({ suggestion: like }: Row) =>
    like ? (
      <>
        <Link className="link" to={paths.desk.account(like.accountId)}>
          {like.companyName}
        </Link>{" "}
        <span className="text-sm text-muted">
          of {like.partnerName}, {like.why}
        </span>
      </>
    ) : (
      <span className="text-sm text-muted">No open lead</span>
    ),
};
const received = {
  id: "received",
  header: "Received",
  from: "lg" as const,
  cell: (row: Row) => <Time value={row.receivedAt} now={row.now} timeZone={row.timeZone} />,
};

const columns = defineColumns<Row>([event, account, status, why, source, happened, received]);
const unmatchedColumns = defineColumns<Row>([event, account, suggestion, why, source, happened, received]);

type Props = {
  rows: readonly (ShownEvent & { suggestion?: ListedEvent["suggestion"] })[];
  now: Date;
  timeZone: string;
  /** All of them wait for a lead: what they look like stands where others have their status. */
  unmatched?: boolean;
  empty?: string;
};

const nothing = "What product and billing report stands here.";

/** What was reported, the newest first. */
export function EventTable({ rows, now, timeZone, unmatched = false, empty = nothing }: Props) {
  return (
    <DataTable
      label="Events"
      columns={unmatched ? unmatchedColumns : columns}
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
