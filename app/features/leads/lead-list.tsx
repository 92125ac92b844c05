import { counted } from "~/kernel/counted";
import { estimatedValue } from "./estimated-value";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Standing } from "~/domain/leads/standing";
import { paths } from "~/paths";
import { defineColumns, type TableColumn } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { parseSort } from "~/ui/table/list-url";
import { leadSortNames } from "~/domain/leads/list-query";
import { Deadline } from "~/ui/primitives/deadline";
import { Time } from "~/ui/primitives/time";
import { StatusBadge } from "./status-badge";

/** What both sides' lists show of a lead. `now` and `timeZone` come with every row: cells are plain functions. */
export type LeadRow = {
  id: string;
  companyName: string;
  domain: string;
  standing: Pick<Standing, "label" | "tone">;
  valueMinor: bigint;
  currency: string;
  dueFrom: Date | null;
  dueAt: Date | null;
  changedAt: Date;
  submittedByName?: string | null;
  partnerName?: string;
  ownerName?: string | null;
  score?: number;
  now: Date;
  timeZone: string;
};

const company = {
  id: "company",
  header: "Company",
  sort: "company",
  phone: "title" as const,
  cell: (row: LeadRow) => row.companyName,
};
const standing = {
  id: "status",
  header: "Status",
  phone: "end" as const,
  cell: (row: LeadRow) => <StatusBadge standing={row.standing} />,
};
const due = {
  id: "due",
  header: "Next deadline",
  sort: "due",
  phone: "meta" as const,
  cell: (row: LeadRow) =>
    row.dueAt ? (
      <Deadline due={row.dueAt} from={row.dueFrom ?? undefined} now={row.now} timeZone={row.timeZone} />
    ) : null,
};
const value = {
  id: "value",
  header: "Value",
  sort: "value",
  align: "end" as const,
  phone: "meta" as const,
  cell: (row: LeadRow) => estimatedValue(row),
};
const changed = {
  id: "changed",
  header: "Changed",
  sort: "changed",
  from: "md" as const,
  cell: (row: LeadRow) => <Time value={row.changedAt} now={row.now} timeZone={row.timeZone} />,
};

export const partnerColumns = defineColumns<LeadRow>([
  company,
  standing,
  due,
  value,
  { id: "by", header: "Submitted by", from: "lg", cell: (row) => row.submittedByName },
  changed,
]);

export const deskColumns = defineColumns<LeadRow>([
  company,
  { id: "partner", header: "Partner", from: "md", cell: (row) => row.partnerName },
  standing,
  { id: "owner", header: "Owner", from: "lg", cell: (row) => row.ownerName },
  due,
  { id: "score", header: "Score", from: "lg", align: "end", cell: (row) => row.score },
  value,
  changed,
]);

export type LeadListProps = {
  columns: readonly TableColumn<LeadRow>[];
  rows: readonly Omit<LeadRow, "now" | "timeZone">[];
  now: Date;
  timeZone: string;
  sort: string | null;
  href: (id: string) => string;
  empty: ReactNode;
};

/** A list of leads; what it shows is decided by its columns. */
export function LeadList({ columns, rows, now, timeZone, sort, href, empty }: LeadListProps) {
  return (
    <DataTable
      label="Leads"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now, timeZone }))}
      rowId={(row) => row.id}
      rowHref={(row) => href(row.id)}
      sort={parseSort(sort, leadSortNames, { by: "changed", direction: "desc" })}
      empty={empty}
    />
  );
}

/** Forms that were begun and not submitted. */
export function DraftList({ drafts }: { drafts: readonly { id: string; companyName: string; authorName: string }[] }) {
  if (drafts.length === 0) return null;
  return (
    <details className="mb-4">
      <summary className="link inline-flex min-h-6 cursor-pointer items-center">
        {counted(drafts.length, "draft")}
      </summary>
      <ul className="mt-2 grid gap-1">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link className="link inline-flex min-h-6 items-center" to={paths.portal.newLead(draft.id)}>
              {draft.companyName}
            </Link>{" "}
            <span className="text-sm text-muted">by {draft.authorName}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
