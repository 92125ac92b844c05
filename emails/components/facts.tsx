import { breakAnywhere, colours } from "./theme";

/** A label and what is true about it; a row without a value is left out. */
export type Fact = readonly [label: string, value: string | undefined];

/** A table of facts; in the text part each is one line, "Label: value". */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  const shown = rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ borderCollapse: "collapse", margin: "8px 0 24px" }}
    >
      <tbody>
        {shown.map(([label, value]) => (
          <tr key={label} className="fact">
            <td className="fact-label quiet line" style={{ ...cell, color: colours.quiet, width: "148px" }}>
              {label}
            </td>
            <td className="fact-value text line" style={{ ...cell, ...breakAnywhere, color: colours.text }}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cell = {
  borderTop: `1px solid ${colours.line}`,
  fontSize: "14px",
  fontVariantNumeric: "tabular-nums",
  lineHeight: "20px",
  padding: "10px 12px 10px 0",
  verticalAlign: "top" as const,
};
