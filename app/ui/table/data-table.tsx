import { useLocation, useNavigate } from "@remix-run/react";
import type { RowData } from "@tanstack/react-table";
import { type MouseEvent, type ReactNode, useId } from "react";
import { type RenderColumn, renderColumns, type TableColumn } from "./columns";
import type { SortState } from "./list-url";
import { SelectAll } from "./select-all";
import { SortHeader } from "./sort-header";

export type DataTableProps<Row extends RowData> = {
  /** Name of the table for screen readers. */
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where a row leads; its title cell is the link, and a click anywhere on the row follows it. */
  rowHref?: (row: Row) => string;
  /** How the rows are sorted now. */
  sort?: SortState;
  /** Shown instead of the table when there are no rows: an EmptyState. */
  empty: ReactNode;
  /** Makes rows selectable: their checkboxes (name `ids`) belong to the form with this id, see BulkBar. */
  selectForm?: string;
  /** Says for screen readers what a checkbox selects. */
  rowLabel?: (row: Row) => string;
  /** A last row, such as totals: `<td>`s. */
  footer?: ReactNode;
};

/** A list of records. Sorted, filtered and paged by the server; drawn lean, since it is on every list page. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rows, rowId, rowHref, sort, empty, selectForm, rowLabel, footer } = props;
  const { search } = useLocation();
  const navigate = useNavigate();
  const tableId = useId();
  if (rows.length === 0) return <div className="dt-frame">{empty}</div>;
  const columns = renderColumns(props.columns);

  /** One handler for all rows and their links, instead of a Link component in every row. */
  function openRow(event: MouseEvent<HTMLTableElement>) {
    if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
    const control = event.target.closest("a, button, input, select, label, summary, [popover], dialog");
    const link = event.target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row]");
    if (!link || (control && control !== link)) return;
    if (!control && window.getSelection()?.toString()) return;
    const href = link.getAttribute("href") ?? "";
    if (event.metaKey || event.ctrlKey || event.shiftKey) {
      if (!control) window.open(href, "_blank", "noopener");
      return;
    }
    event.preventDefault();
    navigate(href);
  }

  return (
    <div className="dt-frame">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the link in each row */}
      <table id={tableId} className="dt" aria-label={label} onClick={rowHref ? openRow : undefined}>
        <thead>
          <tr>
            {selectForm ? (
              <th scope="col" className="s">
                <SelectAll tableId={tableId} />
              </th>
            ) : null}
            {columns.map((column) => (
              <SortHeader key={column.id} column={column} sort={sort} search={search} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = rowId(row);
            return (
              <tr key={id} data-open={rowHref ? "" : undefined}>
                {selectForm ? (
                  <td className="s">
                    <label>
                      <input
                        type="checkbox"
                        className="check"
                        name="ids"
                        value={id}
                        form={selectForm}
                        aria-label={`Select ${rowLabel ? rowLabel(row) : "this row"}`}
                      />
                    </label>
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td key={column.id} className={column.className}>
                    {cell(column, row, rowHref)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {footer ? (
          <tfoot>
            <tr>{footer}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function cell<Row>(column: RenderColumn<Row>, row: Row, rowHref: ((row: Row) => string) | undefined): ReactNode {
  if (!column.opens || !rowHref) return column.render(row);
  return (
    <a href={rowHref(row)} data-row="">
      {column.render(row)}
    </a>
  );
}
