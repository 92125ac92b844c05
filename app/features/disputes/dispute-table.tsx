import { Gavel } from "lucide-react";
import { disputeWords, subjectWords } from "~/domain/disputes/dispute-words";
import type { listDeskDisputes } from "~/domain/disputes/views/disputes";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type List = Awaited<ReturnType<typeof listDeskDisputes>>;

const columnsFor = ({ now, timeZone }: List) =>
  defineColumns<List["rows"][number]>([
    { id: "company", header: "About", phone: "title", cell: (row) => row.companyName },
    { id: "subject", header: "Decision", phone: "meta", cell: (row) => subjectWords[row.subject].label },
    { id: "partner", header: "Partner", phone: "meta", cell: (row) => row.partnerName },
    {
      id: "status",
      header: "Status",
      phone: "end",
      cell: (row) => <StatusDot tone={disputeWords[row.status].tone}>{disputeWords[row.status].label}</StatusDot>,
    },
    {
      id: "due",
      header: "Answer",
      phone: "meta",
      cell: (row) =>
        row.answeredAt ? (
          formatDate(row.answeredAt, timeZone)
        ) : row.status === "open" ? (
          <Deadline due={row.dueAt} from={row.dueFrom} now={now} timeZone={timeZone} />
        ) : null,
    },
  ]);

/** Appeals on the desk, the nearest deadline first. */
export function DisputeTable({ list }: { list: List }) {
  return (
    <DataTable
      label="Appeals"
      columns={columnsFor(list)}
      rows={list.rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.dispute(row.id)}
      empty={
        <EmptyState icon={Gavel} title={list.open ? "No open appeal" : "No appeal has ended yet"}>
          A partner can appeal a rejection, a duplicate ruling, an attribution, a hold or a commission; it is answered
          here.
        </EmptyState>
      }
    />
  );
}
