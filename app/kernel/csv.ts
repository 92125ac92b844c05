import Papa from "papaparse";

export type CsvCell = string | number | null | undefined;

/** Quotes everything and keeps a spreadsheet from running what looks like a formula (SAFETY, rule 8); "-12.50" is none. */
const options = { quotes: true, escapeFormulae: /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r]/, newline: "\r\n" };

/** A table as CSV with a byte-order mark, so that every spreadsheet reads it as UTF-8. The only CSV writer there is. */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell == null ? "" : String(cell))));
  return `\ufeff${Papa.unparse([[...header], ...cells], options)}\r\n`;
}
