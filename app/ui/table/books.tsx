import type { ReactNode } from "react";

export type BooksColumn = { header: string /** Amounts go to the right. */; end?: true };
export type BooksRow = { key: string; cells: readonly ReactNode[] };
export type BooksGroup = { key: string; heading?: ReactNode; rows: readonly BooksRow[] };

export type BooksProps = {
  /** Name of the table for screen readers. */
  label: string;
  columns: readonly BooksColumn[];
  groups: readonly BooksGroup[];
  /** The sums, a cell for each column. */
  footer?: readonly ReactNode[];
};

/** A page of an account book: rows in groups, amounts to the right, sums at the foot. For a few rows, all shown. */
export function Books({ label, columns, groups, footer }: BooksProps) {
  const end = (index: number) => (columns[index]?.end ? "end" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="scrolls-sideways" aria-label={label} tabIndex={0}>
      <table className="books">
        <thead>
          <tr>
            {columns.map(({ header }, index) => (
              <th key={header} scope="col" className={end(index)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, heading, rows }) => (
          <tbody key={key}>
            {heading === undefined ? null : (
              <tr>
                <th scope="rowgroup" colSpan={columns.length}>
                  {heading}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]?.header} className={end(index)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        {footer ? (
          <tfoot>
            <tr>
              {footer.map((cell, index) => (
                <td key={columns[index]?.header} className={end(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}
