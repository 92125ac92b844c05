import { findImport, listImportRows } from "db/queries/lead-imports";
import { notFound } from "~/kernel/errors";
import { decodeCursor, toPage } from "~/kernel/page";
import type { PartnerCtx } from "../../context";
import { countryOptions } from "../country-options";
import { leadFieldNames, type LeadFieldName } from "../input";
import type { ImportQuery } from "../imports/input";
import { mappingOf, submissionBlock } from "../imports/open-import";
import { applyMapping } from "../imports/read-row";
import {
  type Delimiter,
  delimiters,
  type Encoding,
  encodings,
  type ImportStatus,
  type Mapping,
  type RowMessage,
  type RowOutcome,
} from "../imports/types";

const size = 100;
const previewed = 5;

type StoredRow = Awaited<ReturnType<typeof listImportRows>>[number];

/** A row as the result shows it; the company is what the mapping makes of it. */
function toResultRow(row: StoredRow, mapping: Mapping) {
  const { line, outcome, leadId } = row;
  const { companyName } = applyMapping(row.cells as string[], mapping).values;
  return {
    id: String(line),
    line,
    outcome: outcome as RowOutcome,
    companyName,
    messages: row.messages as RowMessage[],
    leadId,
  };
}

/** The mapping as its form's fields: "columns.website" → "3", "values.currency" → "USD". */
function toFormValues(mapping: Mapping): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of leadFieldNames) {
    const column = mapping.columns[name];
    if (column !== undefined) values[`columns.${name}`] = String(column);
    const value = mapping.values[name];
    if (value) values[`values.${name}`] = value;
  }
  return values;
}

/** The first rows as the mapping reads them, field by field. */
function toPreview(rows: readonly StoredRow[], mapping: Mapping) {
  const read = rows.map((row) => ({
    line: row.line,
    problem: row.problem,
    ...applyMapping(row.cells as string[], mapping),
  }));
  const fields = leadFieldNames.filter((name) => read.some(({ values }) => values[name] !== ""));
  return {
    lines: read.map(({ line }) => line),
    fields: fields.map((name) => ({
      name,
      values: read.map(({ values, problem, messages }) => ({
        text: values[name],
        message: problem ?? messages.find(({ field }) => field === name)?.text ?? null,
      })),
    })),
  };
}

async function mappingStep(ctx: PartnerCtx, found: { id: string; mapping: unknown; columns: unknown }) {
  const rows = await listImportRows(ctx.db, found.id, { cursor: null, limit: previewed });
  const mapping = mappingOf({ mapping: found.mapping });
  return {
    columns: (found.columns as string[]).map((name, at) => ({
      value: String(at),
      label: name,
      example: (rows.map(({ cells }) => (cells as string[])[at] ?? "").find((cell) => cell.trim() !== "") ?? "").slice(
        0,
        60,
      ),
    })),
    values: toFormValues(mapping),
    preview: toPreview(rows, mapping),
    countries: countryOptions,
  };
}

async function resultStep(ctx: PartnerCtx, found: { id: string; mapping: unknown }, query: ImportQuery) {
  const cursor = decodeCursor(query.cursor);
  const rows = await listImportRows(ctx.db, found.id, { outcome: query.outcome, cursor, limit: size + 1 });
  const mapping = mappingOf({ mapping: found.mapping });
  const page = toPage(
    rows.map((row) => toResultRow(row, mapping)),
    { cursor, size, sortValue: () => null },
  );
  return { ...page, size };
}

/** One import with what its screen shows: the mapping while it is being made, the rows' outcomes from then on. Throws `not-found`. */
export async function getImport(ctx: PartnerCtx, importId: string, query: ImportQuery) {
  const { partnerId, timeZone } = ctx.actor;
  const found = await findImport(ctx.db, { partnerId, id: importId });
  if (!found) throw notFound("import");
  const status = found.status as ImportStatus;
  const canMap = status === "mapping" || status === "checked" || status === "failed";
  const showsMapping = status === "mapping" || (canMap && query.view === "mapping");
  return {
    id: found.id,
    fileName: found.fileName,
    status,
    revision: found.revision,
    encoding: encodings[found.encoding as Encoding],
    isEncodingGuessed: found.encoding === "windows-1252",
    delimiter: delimiters[found.delimiter as Delimiter],
    counts: {
      total: found.rowsTotal,
      ready: found.rowsReady,
      invalid: found.rowsInvalid,
      skipped: found.rowsSkipped,
      submitted: found.rowsSubmitted,
      run: found.runTotal,
    },
    authorName: found.authorName,
    startedByName: found.startedByName,
    createdAt: found.createdAt,
    startedAt: found.startedAt,
    finishedAt: found.finishedAt,
    stoppedReason: found.stoppedReason,
    canMap,
    blocked: canMap ? await submissionBlock(ctx.db, partnerId, found.programId) : null,
    mapping: showsMapping ? await mappingStep(ctx, found) : null,
    result: showsMapping ? null : await resultStep(ctx, found, query),
    now: ctx.now(),
    timeZone,
  };
}

export type ImportView = Awaited<ReturnType<typeof getImport>>;
export type MappingStep = NonNullable<ImportView["mapping"]>;
export type ResultStep = NonNullable<ImportView["result"]>;
export type ResultRow = ResultStep["rows"][number];
export type PreviewField = { name: LeadFieldName; values: { text: string; message: string | null }[] };
