import type { DeskAsset } from "~/domain/toolkits/views/get-desk-asset";
import { paths } from "~/paths";
import { Time } from "~/ui/primitives/time";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = DeskAsset["partners"][number] & { current: number | null; now: Date; timeZone: string };

const columns = defineColumns<Row>([
  { id: "partner", header: "Partner", phone: "title", cell: ({ name }) => name },
  {
    id: "version",
    header: "Newest",
    phone: "meta",
    cell: ({ newestNumber, current }) =>
      current !== null && newestNumber < current
        ? `Version ${newestNumber}, not yet ${current}`
        : `Version ${newestNumber}`,
  },
  { id: "taken", header: "Times", align: "end", phone: "end", cell: ({ taken }) => taken },
  { id: "people", header: "People", align: "end", cell: ({ people }) => people },
  {
    id: "last",
    header: "Last",
    phone: "meta",
    cell: ({ lastAt, now, timeZone }) => <Time value={lastAt} now={now} timeZone={timeZone} />,
  },
]);

/** Which partners took an asset, latest first; a row opens the partner for whom may read partners. */
export function TakingPartners({ asset }: { asset: DeskAsset }) {
  const { now, timeZone, mayReadPartners } = asset;
  const current = asset.published?.number ?? null;
  return (
    <DataTable
      label="Partners who took it"
      columns={columns}
      rows={asset.partners.map((partner) => ({ ...partner, current, now, timeZone }))}
      rowId={({ id }) => id}
      rowHref={mayReadPartners ? ({ id }) => paths.desk.partner(id) : undefined}
      empty={<p className="p-4 text-muted">Nobody has taken it yet. Downloads and copied texts are counted here.</p>}
    />
  );
}
