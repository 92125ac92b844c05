import { Link, useSearchParams } from "@remix-run/react";
import { FileSpreadsheet } from "lucide-react";
import { outcomeLabels } from "~/domain/leads/imports/labels";
import { type RowOutcome, rowOutcomes } from "~/domain/leads/imports/types";
import type { ImportView, ResultRow, ResultStep } from "~/domain/leads/views/get-import";
import { paths } from "~/paths";
import { EmptyState } from "~/ui/primitives/empty-state";
import { StatusDot } from "~/ui/primitives/status-dot";
import { type Tab, Tabs } from "~/ui/primitives/tabs";
import { defineColumns } from "~/ui/table/columns";
import { DataTable } from "~/ui/table/data-table";
import { changeList } from "~/ui/table/list-url";
import { Pager } from "~/ui/table/pager";
import type { Tone } from "~/ui/tone";

const tones: Record<RowOutcome, Tone> = {
  pending: "neutral",
  ready: "info",
  invalid: "bad",
  skipped: "neutral",
  submitted: "good",
};

function Messages({ row }: { row: ResultRow }) {
  return (
    <ul className="grid gap-0.5 py-1 whitespace-normal">
      {row.messages.map((message) => (
        <li key={message.text}>
          {message.text}{" "}
          {message.leadId ? (
            <Link className="link inline-flex min-h-6 items-center" to={paths.portal.lead(message.leadId)}>
              Open it
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const columns = defineColumns<ResultRow>([
  { id: "line", header: "Line", align: "end", from: "md", cell: (row) => row.line },
  {
    id: "company",
    header: "Company",
    phone: "title",
    cell: (row) =>
      row.leadId ? (
        <Link className="link inline-flex min-h-6 items-center" to={paths.portal.lead(row.leadId)}>
          {row.companyName || `Line ${row.line}`}
        </Link>
      ) : (
        row.companyName || `Line ${row.line}`
      ),
  },
  {
    id: "outcome",
    header: "Outcome",
    phone: "end",
    cell: (row) => <StatusDot tone={tones[row.outcome]}>{outcomeLabels[row.outcome]}</StatusDot>,
  },
  { id: "messages", header: "What was found", phone: "meta", cell: (row) => <Messages row={row} /> },
]);

function outcomeTabs(params: URLSearchParams, counts: ImportView["counts"]): Tab[] {
  const current = params.get("outcome");
  const search = `?${params}`;
  const all: Tab = { label: "All", to: changeList(search, { outcome: null }), count: counts.total, current: !current };
  const tabs = rowOutcomes
    .filter((outcome) => counts[outcome] > 0 || outcome === current)
    .map((outcome) => ({
      label: outcomeLabels[outcome],
      to: changeList(search, { outcome }),
      count: counts[outcome],
      current: current === outcome,
    }));
  return [all, ...tabs];
}

/** What was found in each row, or what became of it; filter and page are in the address. */
export function ImportResult({ result, counts }: { result: ResultStep; counts: ImportView["counts"] }) {
  const [params] = useSearchParams();
  const outcome = params.get("outcome") as keyof typeof counts | null;
  return (
    <>
      <div className="mb-3">
        <Tabs label="By outcome" tabs={outcomeTabs(params, counts)} />
      </div>
      <DataTable
        label="Rows"
        columns={columns}
        rows={result.rows}
        rowId={(row) => row.id}
        empty={
          <EmptyState icon={FileSpreadsheet} title="No such rows">
            No row of this file has this outcome now.
          </EmptyState>
        }
      />
      <Pager
        next={result.next}
        previous={result.previous}
        shown={result.rows.length}
        size={result.size}
        total={outcome ? counts[outcome] : counts.total}
      />
    </>
  );
}
