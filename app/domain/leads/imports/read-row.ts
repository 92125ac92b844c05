import { parseMoney, plainDigits } from "~/kernel/money";
import { friendlyMessage } from "~/kernel/parse-form";
import { slugOf } from "~/kernel/slug";
import { registrableDomain } from "../../partners/company";
import { decideCompanyDomain } from "../../partners/mail-providers";
import { defaultCurrency, type LeadFieldName, type LeadFields, leadFieldNames, leadFields } from "../input";
import { fieldLabels } from "./labels";
import { readCell } from "./read-cell";
import type { Mapping, RowMessage } from "./types";

/** A row as a lead's form would hold it, before it is checked. */
export type FormRow = { values: Record<LeadFieldName, string>; messages: RowMessage[] };

export type RowReading =
  | { ok: true; fields: LeadFields; domain: string; notes: RowMessage[] }
  | { ok: false; messages: RowMessage[] };

/** A company's name as part of an address; at most 60 characters. */
export const companySlug = (name: string) => slugOf(name, 60);

/** Fills in what a value for all rows leaves open: {company} and {domain}, from the fields read before it. */
function fillIn(text: string, read: Partial<Record<LeadFieldName, string>>): string {
  return text
    .replaceAll("{company}", () => companySlug(read.companyName ?? ""))
    .replaceAll("{domain}", () => registrableDomain(read.website ?? "") ?? "");
}

/** Takes each field from its column, or, where that is empty, from the value for all rows. */
export function applyMapping(cells: readonly string[], mapping: Mapping): FormRow {
  const values = {} as Record<LeadFieldName, string>;
  const messages: RowMessage[] = [];
  for (const field of leadFieldNames) {
    const column = mapping.columns[field];
    const cell = column === undefined ? "" : (cells[column] ?? "");
    const { value, note, error } = readCell(field, cell);
    const stands = cell.trim() !== "";
    values[field] = stands ? value : fillIn(mapping.values[field] ?? "", values);
    if (note) messages.push({ kind: "note", field, text: note });
    if (error) messages.push({ kind: "error", field, text: error });
  }
  return { values, messages };
}

/** Checks a row with the schema of the lead's form. Pure. */
export function readRow(row: { cells: readonly string[]; problem: string | null }, mapping: Mapping): RowReading {
  if (row.problem !== null) return { ok: false, messages: [{ kind: "error", text: row.problem }] };
  const { values, messages } = applyMapping(row.cells, mapping);
  // As a form sends it: a choice that was left open is not there at all.
  const given = Object.entries(values).filter(
    ([name, value]) => value !== "" || leadFields.in.shape[name as LeadFieldName]._zod.optin !== "optional",
  );
  const input = { ...Object.fromEntries(given), contactConsent: values.contactConsent === "yes" };
  const parsed = leadFields.safeParse(input, { error: friendlyMessage });
  const refused = new Set(messages.filter(({ kind }) => kind === "error").map(({ field }) => field));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = issue.path[0] as LeadFieldName;
      if (refused.has(field)) continue;
      refused.add(field);
      messages.push({ kind: "error", field, text: `${fieldLabels[field]}: ${issue.message}` });
    }
  }
  // The schema looks at the amount only once everything else is right; the partner is told of all at once.
  if (!parsed.success && !refused.has("value") && !parseMoney(values.value, values.currency || defaultCurrency)) {
    const text = `${fieldLabels.value}: Please give an amount ${plainDigits}.`;
    messages.push({ kind: "error", field: "value", text });
  }
  if (!parsed.success || refused.size > 0) return { ok: false, messages };
  const company = decideCompanyDomain(parsed.data.website);
  if (company.ok) return { ok: true, fields: parsed.data, domain: company.domain, notes: messages };
  const text = `${fieldLabels.website}: ${company.why}`;
  return { ok: false, messages: [...messages, { kind: "error", field: "website", text }] };
}
