import { BookOpen } from "lucide-react";
import { programKinds } from "~/domain/programs/fields";
import type { ProgramLine } from "~/domain/programs/views/list-programs";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Tag } from "~/ui/primitives/tag";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { formatCount } from "~/kernel/counted";
import { statusWords } from "./program-words";

const columns = defineColumns<ProgramLine>([
  { id: "name", header: "Program", phone: "title", cell: ({ name }) => name },
  {
    id: "status",
    header: "Status",
    phone: "end",
    cell: ({ status }) => <StatusDot tone={statusWords[status].tone}>{statusWords[status].label}</StatusDot>,
  },
  { id: "kind", header: "Kind", phone: "meta", cell: ({ kind }) => programKinds[kind] },
  {
    id: "version",
    header: "In force",
    phone: "meta",
    cell: ({ versionInForce, draft }) => (
      <span className="inline-flex items-center gap-2">
        {versionInForce === null ? "No version yet" : `Version ${versionInForce}`}
        {draft === null ? null : <Tag>Draft {draft}</Tag>}
      </span>
    ),
  },
  { id: "partners", header: "Partners", align: "end", from: "md", cell: ({ partners }) => formatCount(partners) },
  {
    id: "leads",
    header: "Leads this month",
    align: "end",
    from: "md",
    cell: ({ leadsThisMonth }) => formatCount(leadsThisMonth),
  },
]);

/** All programs, oldest first. */
export function ProgramTable({ rows }: { rows: readonly ProgramLine[] }) {
  return (
    <DataTable
      label="Programs"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.program(row.id)}
      empty={
        <EmptyState icon={BookOpen} title="No program yet">
          A program with published rules is needed before partners can submit leads. Create the first one.
        </EmptyState>
      }
    />
  );
}
