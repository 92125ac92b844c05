import type { ReactNode } from "react";
import { partnerKinds } from "~/domain/partners/input";
import type { ApplicationLine } from "~/domain/onboarding/views/applications";
import { countryName } from "~/kernel/countries";
import { paths } from "~/paths";
import { Deadline } from "~/ui/primitives/deadline";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { applicationWords } from "./application-words";

type Row = ApplicationLine & { now: Date; timeZone: string };

const columns = defineColumns<Row>([
  {
    id: "company",
    header: "Organisation",
    phone: "title",
    cell: ({ legalName, nominatedByName }) => (
      <>
        {legalName} {nominatedByName ? <Tag>nominated by {nominatedByName}</Tag> : null}
      </>
    ),
  },
  {
    id: "due",
    header: "Decide by",
    phone: "end",
    cell: ({ status, dueAt, submittedAt, decidedAt, createdAt, now, timeZone }) =>
      status === "submitted" && dueAt ? (
        <Deadline due={dueAt} from={submittedAt ?? undefined} now={now} timeZone={timeZone} />
      ) : (
        <Time value={decidedAt ?? submittedAt ?? createdAt} now={now} timeZone={timeZone} show="date" />
      ),
  },
  { id: "program", header: "Program", phone: "meta", cell: ({ programName }) => programName },
  {
    id: "kind",
    header: "Kind",
    from: "md",
    cell: ({ kind, country }) => [partnerKinds[kind], country && countryName(country)].filter(Boolean).join(", "),
  },
  {
    id: "status",
    header: "Status",
    phone: "meta",
    cell: ({ status }) => <StatusDot tone={applicationWords[status].tone}>{applicationWords[status].label}</StatusDot>,
  },
]);

type Props = {
  label: string;
  rows: readonly ApplicationLine[];
  now: Date;
  timeZone: string;
  empty: ReactNode;
};

/** Applications and nominations. */
export function ApplicationTable({ label, rows, now, timeZone, empty }: Props) {
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.application(row.id)}
      empty={empty}
    />
  );
}
