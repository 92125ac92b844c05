import type { DeskProgram } from "~/domain/programs/views/get-program";
import { paths } from "~/paths";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { formatCount } from "~/kernel/counted";

type Row = DeskProgram["versions"][number] & { programId: string; inForce: boolean; now: Date; timeZone: string };

const columns = defineColumns<Row>([
  { id: "number", header: "Version", phone: "title", cell: ({ number }) => `Version ${number}` },
  {
    id: "status",
    header: "Status",
    phone: "end",
    cell: ({ publishedAt, inForce }) => {
      if (!publishedAt) return <StatusDot>Draft</StatusDot>;
      return inForce ? <StatusDot tone="good">In force</StatusDot> : <StatusDot>Earlier</StatusDot>;
    },
  },
  {
    id: "when",
    header: "When",
    phone: "meta",
    cell: ({ publishedAt, publishedByName, changedAt, changedByName, createdAt, now, timeZone }) => {
      const by = publishedAt ? publishedByName : changedByName;
      return (
        <>
          {publishedAt ? null : "Changed "}
          <Time value={publishedAt ?? changedAt ?? createdAt} now={now} timeZone={timeZone} show="date" />
          {by ? ` by ${by}` : null}
        </>
      );
    },
  },
  {
    id: "leads",
    header: "Leads on it",
    align: "end",
    phone: "meta",
    cell: ({ leads, publishedAt }) =>
      publishedAt ? (
        <>
          {formatCount(leads)}
          <span className="sm:hidden"> leads</span>
        </>
      ) : (
        "–"
      ),
  },
]);

/** A program's versions, newest first. */
export function VersionTable({ program }: { program: DeskProgram }) {
  const { id, inForce, now, timeZone } = program;
  return (
    <DataTable
      label="Versions"
      columns={columns}
      rows={program.versions.map((version) => ({
        ...version,
        programId: id,
        inForce: version.id === inForce?.id,
        now,
        timeZone,
      }))}
      rowId={(row) => row.id}
      rowHref={(row) => paths.desk.programVersion(row.programId, row.number)}
      empty={<p className="p-4 text-muted">No version yet.</p>}
    />
  );
}
