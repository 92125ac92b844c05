import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { type MailStatus, MailStatusBadge } from "./mail-status";

/** A mail in the list; `now` and `timeZone` come with every row: cells are plain functions. */
export type OutboxMail = {
  id: string;
  recipient: string;
  subject: string;
  status: MailStatus;
  createdAt: Date;
  now: Date;
  timeZone: string;
};

const columns = defineColumns<OutboxMail>([
  { id: "subject", header: "Subject", phone: "title", cell: (mail) => mail.subject },
  { id: "recipient", header: "To", phone: "meta", cell: (mail) => mail.recipient },
  { id: "status", header: "Status", phone: "end", cell: (mail) => <MailStatusBadge status={mail.status} /> },
  {
    id: "time",
    header: "Written",
    phone: "meta",
    cell: (mail) => <Time value={mail.createdAt} now={mail.now} timeZone={mail.timeZone} />,
  },
]);

/** The mails of this installation, newest first. */
export function OutboxTable({ mails }: { mails: readonly OutboxMail[] }) {
  return (
    <DataTable
      label="Mails"
      columns={columns}
      rows={mails}
      rowId={(mail) => mail.id}
      rowHref={(mail) => paths.outboxMail(mail.id)}
      empty={
        <EmptyState title="No mails yet">Invite somebody or submit a lead: what is mailed appears here.</EmptyState>
      }
    />
  );
}
