import { isStorable } from "~/kernel/text";
import { decodeText, refuseFile } from "./decode-text";
import { detectDelimiter, splitRecords } from "./split-records";
import { type Delimiter, type FileRow, IMPORT_MAX_ROWS, type ImportFile } from "./types";

const mostColumns = 100;
const longestName = 80;
const longestCell = 5_000;

/** What PostgreSQL cannot keep is shown as a box; the row that held it is refused anyway. */
function storable(cell: string): string {
  return cell.replaceAll("\u0000", "�").toWellFormed().slice(0, longestCell);
}

/** Names for every column: empty ones are numbered, repeated ones told apart. */
function nameColumns(header: FileRow): string[] {
  if (header.problem !== null) throw refuseFile(`The header cannot be read. ${header.problem}`);
  const last = header.cells.findLastIndex((cell) => cell.trim() !== "");
  const cells = header.cells.slice(0, last + 1).map((cell) => cell.trim().replace(/\s+/g, " "));
  if (cells.length > mostColumns)
    throw refuseFile(`This file has ${cells.length} columns. At most ${mostColumns} are taken.`);
  if (!cells.every(isStorable))
    throw refuseFile("The header holds characters that cannot be read. Please save the table as CSV.");
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const wanted = cell.slice(0, longestName) || `Column ${at + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Fits a row to the header: missing cells are empty, empty ones beyond it are dropped. */
function fitRow(row: FileRow, width: number): FileRow {
  const extra = row.cells.slice(width).some((cell) => cell.trim() !== "");
  const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? "");
  let { problem } = row;
  if (problem === null && extra) {
    problem = `This line has ${row.cells.length} cells, but the header has ${width}. Cells that hold the separator need quotation marks.`;
  }
  if (problem === null && !cells.every(isStorable))
    problem = "This line holds characters that cannot be stored. Please remove them.";
  if (problem === null && cells.some((cell) => cell.length > longestCell)) {
    problem = "A cell of this line is longer than 5,000 characters.";
  }
  return { line: row.line, cells: cells.map(storable), problem };
}

/**
 * Reads a partner's table: encoding, separator, header and rows. A line that cannot be read is kept with its problem.
 * Throws `invalid-input` at `file` for what is no table, has no rows, or has too many.
 */
export function readImportFile(bytes: Uint8Array): ImportFile {
  const { text: whole, encoding } = decodeText(bytes);
  // Spreadsheets may say the separator in a line of its own; it is emptied, so that lines keep their numbers.
  const said = /^sep=([,;\t|])(?=\n)/i.exec(whole);
  const text = said ? whole.slice(said[0].length) : whole;
  const delimiter = said ? (said[1] as Delimiter) : detectDelimiter(text);
  const rows: FileRow[] = [];
  let columns: string[] | null = null;
  for (const record of splitRecords(text, delimiter)) {
    if (!columns) {
      columns = nameColumns(record);
      continue;
    }
    if (rows.length === IMPORT_MAX_ROWS) {
      throw refuseFile("This file has more than 5,000 rows. Please split it into several.");
    }
    rows.push(fitRow(record, columns.length));
  }
  if (!columns) throw refuseFile("This file is empty.");
  if (rows.length === 0) throw refuseFile("This file has a header, but no rows under it.");
  return { encoding, delimiter, columns, rows };
}
