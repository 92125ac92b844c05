import { Building2 } from "lucide-react";
import { type PartnerKind, partnerKinds } from "~/domain/partners/input";
import { formatCount } from "~/kernel/counted";
import { countryName } from "~/kernel/countries";
import { formatDate } from "~/kernel/time";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { PhoneWord } from "~/ui/table/phone-word";

type Row = {
  id: string;
  legalName: string;
  kind: string;
  status: string;
  country: string;
  domain: string | null;
  domainVerifiedAt: Date | null;
  leads: number;
  won: number;
  members: number;
  createdAt: Date;
  timeZone: string;
};

const columns = defineColumns<Row>([
  { id: "name", header: "Name", phone: "title", cell: (row) => row.legalName },
  { id: "kind", header: "Kind", phone: "end", cell: (row) => partnerKinds[row.kind as PartnerKind] },
  { id: "country", header: "Country", from: "md", cell: (row) => countryName(row.country) },
  {
    id: "domain",
    header: "Domain",
    from: "md",
    cell: (row) =>
      row.domainVerifiedAt ? (
        <StatusDot tone="good">{row.domain}</StatusDot>
      ) : (
        <StatusDot tone="attention">not verified</StatusDot>
      ),
  },
  {
    id: "leads",
    header: "Leads",
    align: "end",
    phone: "meta",
    cell: (row) => (
      <>
        {formatCount(row.leads)}
        <PhoneWord>leads</PhoneWord>
      </>
    ),
  },
  {
    id: "won",
    header: "Won",
    align: "end",
    phone: "meta",
    cell: (row) => (
      <>
        {formatCount(row.won)}
        <PhoneWord>won</PhoneWord>
      </>
    ),
  },
  { id: "members", header: "People", align: "end", from: "lg", cell: (row) => row.members },
  { id: "since", header: "Since", from: "lg", cell: (row) => formatDate(row.createdAt, row.timeZone) },
]);

/** All partners, by name. */
export function PartnerTable({ rows, timeZone }: { rows: readonly Omit<Row, "timeZone">[]; timeZone: string }) {
  return (
    <DataTable
      label="Partners"
      columns={columns}
      rows={rows.map((row) => ({ ...row, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.partner(row.id)}
      empty={
        <EmptyState icon={Building2} title="No partners here">
          Organisations that bring leads stand here. Remove a filter, or take the first one in.
        </EmptyState>
      }
    />
  );
}
