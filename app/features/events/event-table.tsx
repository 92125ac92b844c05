import { Link } from "@remix-run/react";
import { Activity } from "lucide-react";
import { accountName, eventStatuses } from "~/domain/attribution/event-words";
import type { ListedEvent, ShownEvent } from "~/domain/attribution/views/events";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { type Column, defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { PhoneWord } from "~/ui/table/phone-word";

type Listed = ShownEvent & Partial<Pick<ListedEvent, "suggestion">>;
type Row = Listed & { now: Date; timeZone: string };

/** What became of an event, as a coloured word. */
export function EventStatusDot({ status }: Pick<ShownEvent, "status">) {
  return <StatusDot tone={eventStatuses[status].tone}>{eventStatuses[status].label}</StatusDot>;
}

/** The lead that an event's account looks like most; it leads to where the account can be matched. */
function Suggestion({ suggestion: like }: Listed) {
  if (!like) return <span className="text-sm text-muted">No open lead</span>;
  return (
    <>
      <PhoneWord>looks like</PhoneWord>{" "}
      <Link className="link" to={paths.desk.account(like.accountId)}>
        {like.companyName}
      </Link>
      <span className="block text-sm text-muted">
        {like.why}, of {like.partnerName}
      </span>
    </>
  );
}

const columnsWith = (own: Column<Row>) =>
  defineColumns<Row>([
    { id: "type", header: "Event", phone: "title", cell: (row) => row.type },
    { id: "account", header: "Account", phone: "meta", cell: (row) => accountName(row) },
    own,
    { id: "why", header: "Why", from: "lg", sentence: true, cell: (row) => row.note || eventStatuses[row.status].why },
    { id: "source", header: "Source", from: "md", cell: (row) => row.source },
    {
      id: "happened",
      header: "Happened",
      phone: "meta",
      cell: (row) => <Time value={row.occurredAt} now={row.now} timeZone={row.timeZone} />,
    },
    {
      id: "received",
      header: "Received",
      from: "lg",
      cell: (row) => <Time value={row.receivedAt} now={row.now} timeZone={row.timeZone} />,
    },
  ]);

const columns = columnsWith({
  id: "status",
  header: "Status",
  phone: "end",
  cell: (row) => <EventStatusDot status={row.status} />,
});
const unmatchedColumns = columnsWith({
  id: "suggestion",
  header: "Looks like",
  phone: "meta",
  sentence: true,
  cell: Suggestion,
});

type Props = {
  rows: readonly Listed[];
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
