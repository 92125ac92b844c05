import { Flag } from "lucide-react";
import type { getFlagReport } from "~/domain/fraud/views/flags";
import { fraudRuleLabels } from "~/domain/fraud/rule-words";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";

type Row = Awaited<ReturnType<typeof getFlagReport>>["rows"][number];

const percent = new Intl.NumberFormat("en-US", { style: "percent" });

/** On a phone there is no heading above a figure: it says itself what it counts. */
function Figure({ name, figure }: { name: string; figure: number | string }) {
  return (
    <>
      {figure} <span className="sm:hidden">{name}</span>
    </>
  );
}

const columns = defineColumns<Row>([
  { id: "rule", header: "Rule", phone: "title", cell: (row) => fraudRuleLabels[row.rule] },
  {
    id: "raised",
    header: "Raised",
    align: "end",
    phone: "meta",
    cell: (row) => <Figure name="raised" figure={row.raised} />,
  },
  { id: "open", header: "Open", align: "end", cell: (row) => row.open },
  { id: "cleared", header: "Cleared", align: "end", cell: (row) => row.cleared },
  { id: "confirmed", header: "Confirmed", align: "end", cell: (row) => row.confirmed },
  {
    id: "false",
    header: "False alarms",
    align: "end",
    phone: "end",
    cell: (row) => (
      <Figure name="false alarms" figure={row.falseAlarms === null ? "–" : percent.format(row.falseAlarms)} />
    ),
  },
]);

/** Per rule: raised, decided, and how often it was wrong. */
export function FlagReport({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      label="Rules and their flags"
      columns={columns}
      rows={rows}
      rowId={(row) => row.rule}
      rowHref={(row) => paths.desk.flags({ rule: row.rule })}
      empty={<EmptyState icon={Flag} title="No rules" />}
    />
  );
}
