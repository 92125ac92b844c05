import Papa from "papaparse";
import { type Delimiter, delimiters, type FileRow } from "./types";

/** How far a quoted cell may reach over line ends before its quote counts as never closed. */
const mostLines = 30;
const mostCharacters = 10_000;

const brokenQuotes = 'The quotation marks of this line do not match. Inside a quoted cell, write "" for each of them.';

/** The separator that makes the most even table of the first lines; a comma when there is only one column. */
export function detectDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 50_000);
  const delimitersToGuess = Object.keys(delimiters);
  const { meta } = Papa.parse(sample, { preview: 20, delimitersToGuess, newline: "\n", skipEmptyLines: true });
  return meta.delimiter in delimiters ? (meta.delimiter as Delimiter) : ",";
}

type Attempt = { rows: string[][]; broken: boolean };

function parseRecord(text: string, delimiter: Delimiter): Attempt {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
  return { rows: data, broken: errors.some(({ type }) => type === "Quotes") };
}

/**
 * Splits a table into its records, one by one, so that a quotation mark that is never closed costs its own line and not
 * the rest of the file. Lines without content are left out.
 * @param text with "\n" as its line ends
 */
export function* splitRecords(text: string, delimiter: Delimiter): Generator<FileRow> {
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const { row, lastLine } = readRecord(lines, at, delimiter);
    if (row.problem !== null || row.cells.some((cell) => cell.trim() !== "")) yield row;
    at = lastLine;
  }
}

const quotesIn = (line: string) => line.split('"').length - 1;

/**
 * The record that begins at a line, and where it ends: the line itself, or the one that closes its last quote. Within an
 * open cell a line with an even number of quotation marks leaves it open, so the first odd one closes it or nothing does:
 * each record is parsed twice at most, however broken the file is.
 */
function readRecord(lines: readonly string[], start: number, delimiter: Delimiter): { row: FileRow; lastLine: number } {
  let text = lines[start] ?? "";
  const alone = parseRecord(text, delimiter);
  if (!alone.broken) return { row: { line: start + 1, cells: alone.rows[0] ?? [""], problem: null }, lastLine: start };
  const end = Math.min(lines.length, start + mostLines);
  for (let next = start + 1; next < end && text.length < mostCharacters; next += 1) {
    const line = lines[next] ?? "";
    text += `\n${line}`;
    if (quotesIn(line) % 2 === 0) continue;
    const { rows, broken } = parseRecord(text, delimiter);
    const [cells] = rows;
    if (!broken && cells && rows.length === 1) {
      return { row: { line: start + 1, cells, problem: null }, lastLine: next };
    }
    break;
  }
  return { row: { line: start + 1, cells: alone.rows[0] ?? [], problem: brokenQuotes }, lastLine: start };
}
