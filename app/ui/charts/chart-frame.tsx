import type { ReactNode } from "react";

export type ChartFrameProps = {
  /** The finding, as a sentence: "Integrators convert twice as often as agencies". */
  title: string;
  /** What is shown, over which time. */
  description?: string;
  /** The same data as a table: header row, then rows. */
  table: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  /** Key of several series. */
  legend?: ReactNode;
  level?: 2 | 3 | 4;
  children: ReactNode;
};

/** A figure with its finding as title and its data as a table behind a disclosure. */
export function ChartFrame({ title, description, table, legend, level = 2, children }: ChartFrameProps) {
  const Heading = `h${level}` as const;
  const [first, ...others] = table.columns;
  return (
    <figure className="chart grid gap-3">
      <figcaption>
        <Heading className="chart-title">{title}</Heading>
        {description ? <p className="text-sm text-muted">{description}</p> : null}
        {legend ? <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">{legend}</div> : null}
      </figcaption>
      {children}
      <details className="chart-data">
        <summary>Show as a table</summary>
        <table className="mt-1">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([label, ...cells]) => (
              <tr key={label}>
                <th scope="row" className="font-normal">
                  {label}
                </th>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
