import type { DeskVersion } from "~/domain/toolkits/views/get-desk-asset";
import { paths } from "~/paths";
import { StatusDot } from "~/ui/primitives/status-dot";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { fileWords, versionWords } from "./asset-words";

type Row = DeskVersion & { assetId: string; now: Date; timeZone: string };

const columns = defineColumns<Row>([
  {
    id: "number",
    header: "Version",
    phone: "title",
    cell: ({ number, changeNote }) => (
      <>
        <span className="font-semibold tabular-nums">{number}</span>
        {changeNote ? <span className="block whitespace-normal text-sm text-muted">{changeNote}</span> : null}
      </>
    ),
  },
  {
    id: "status",
    header: "Status",
    phone: "end",
    cell: ({ status }) => <StatusDot tone={versionWords[status].tone}>{versionWords[status].label}</StatusDot>,
  },
  {
    id: "file",
    header: "File",
    phone: "meta",
    cell: ({ assetId, id, number, fileName, sizeBytes }) => (
      <a className="link" href={paths.desk.assetFile(assetId, id)}>
        {fileWords(fileName, sizeBytes)}
        <span className="sr-only"> of version {number}</span>
      </a>
    ),
  },
  {
    id: "when",
    header: "Published",
    phone: "meta",
    cell: ({ publishedAt, uploadedAt, uploadedByName, now, timeZone }) =>
      publishedAt ? (
        <Time value={publishedAt} now={now} timeZone={timeZone} show="date" />
      ) : (
        <>
          Uploaded <Time value={uploadedAt} now={now} timeZone={timeZone} />
          {uploadedByName ? ` by ${uploadedByName}` : null}
        </>
      ),
  },
  {
    id: "taken",
    header: "Downloads",
    align: "end",
    phone: "meta",
    cell: ({ downloads, copies, partners }) => (
      <>
        <span className="sm:hidden">Taken </span>
        {copies > 0 ? `${downloads} + ${copies} copied` : downloads}
        <span className="block text-sm text-muted">{partners === 1 ? "by 1 partner" : `by ${partners} partners`}</span>
      </>
    ),
  },
]);

export type VersionListProps = { assetId: string; versions: readonly DeskVersion[]; now: Date; timeZone: string };

/** Every version of an asset, newest first, with how often it was taken. */
export function VersionList({ assetId, versions, now, timeZone }: VersionListProps) {
  const recalled = versions.filter(({ recallReason }) => recallReason !== "");
  return (
    <div>
      <DataTable
        label="Versions"
        columns={columns}
        rows={versions.map((version) => ({ ...version, assetId, now, timeZone }))}
        rowId={({ id }) => id}
        empty={<p className="p-4 text-muted">No version is left. Upload one.</p>}
      />
      {recalled.map(({ id, number, recallReason, endedAt }) => (
        <p key={id} className="mt-2 text-sm text-muted">
          Version {number} was recalled
          {endedAt ? (
            <>
              {" "}
              <Time value={endedAt} now={now} timeZone={timeZone} />
            </>
          ) : null}
          : {recallReason}
        </p>
      ))}
    </div>
  );
}
