import { z } from "zod";
import { parseMoney, plainDigits } from "~/kernel/money";
import { revision } from "~/kernel/revision";
import { defaultCurrency, type LeadFieldName, leadFieldNames, leadFields } from "../input";
import { optionalFields } from "./labels";
import { IMPORT_MAX_BYTES, rowOutcomes } from "./types";

/** The upload form. What is in the file is looked at afterwards. */
export const uploadForm = z.strictObject({
  programId: z.string().max(60).optional(),
  file: z.file().max(IMPORT_MAX_BYTES, "This file is larger than 5 MB. Please split it into several."),
});

const column = z
  .string()
  .regex(/^\d{1,3}$/, "Please choose one of the columns.")
  .transform(Number)
  .optional();
const value = z.string().max(4_000, "At most 4000 characters.").optional();

function shapeOf<Part extends z.ZodType>(part: Part) {
  return z.strictObject(Object.fromEntries(leadFieldNames.map((name) => [name, part])) as Record<LeadFieldName, Part>);
}

/** The mapping as it stands, complete or not: for the preview. */
export const mappingDraft = z.strictObject({ revision, columns: shapeOf(column), values: shapeOf(value) });

const placeholder = /\{(?:company|domain)\}/;

/** What is wrong with a value for all rows; null when nothing is, or when it depends on the row. */
function valueProblem(name: LeadFieldName, text: string, currency: string | undefined): string | null {
  if (name === "contactConsent") return text === "yes" || text === "no" ? null : "Please choose one.";
  if (name === "website" && text.includes("{domain}"))
    return "{domain} is taken from the website, so it cannot make one.";
  if (placeholder.test(text)) return null;
  if (name === "value") {
    return parseMoney(text, currency || defaultCurrency) ? null : `Please give an amount ${plainDigits}.`;
  }
  const parsed = leadFields.in.shape[name].safeParse(text);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "This value cannot be read.");
}

/** The mapping, ready for a check: each required field has a column or a value, and each value is one. */
export const mappingForm = mappingDraft.superRefine((mapping, check) => {
  for (const name of leadFieldNames) {
    const text = mapping.values[name] ?? "";
    const path = ["values", name];
    if (text !== "") {
      const message = valueProblem(name, text, mapping.values.currency);
      if (message) check.addIssue({ code: "custom", path, message });
    } else if (mapping.columns[name] === undefined && !optionalFields.has(name)) {
      check.addIssue({ code: "custom", path, message: "Please choose a column, or give a value for all rows." });
    }
  }
});

export const startInput = z.strictObject({ revision });

/** The address of an import: everything that makes the view, so that a link reproduces it. */
export const importQuery = z.strictObject({
  view: z.literal("mapping").optional(),
  outcome: z.enum(rowOutcomes).optional(),
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});
export type ImportQuery = z.output<typeof importQuery>;

export const importListQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  at: z.string().max(12).optional(),
});

export type MappingDraft = z.output<typeof mappingDraft>;
