import type { z } from "zod";
import { readForm } from "./read-form";
import { isStorable, unstorable } from "./text";

/** Messages by field name; "" holds what concerns the form as a whole. */
export type FormErrors = Record<string, string[]>;

/** What was typed, by field name, so that nothing is lost when the form comes back. */
export type FormValues = Record<string, string | string[]>;

export type FormFailure = { ok: false; errors: FormErrors; values: FormValues };
export type FormResult<Data> = { ok: true; data: Data } | FormFailure;

/** Never sent back to the page. */
const secret = /password|secret|token/i;

/**
 * Checks a form against a schema, the same way in the browser and on the server. Reads only the schema's keys
 * and `intent`; a field that the schema does not know, or a single field that came twice, is an error and never dropped in silence.
 * Answer a failure with status 422 and hand it to `useZodForm`.
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, formData: FormData): FormResult<z.output<Schema>> {
  const reading = readForm(schema, formData);
  const known = new Set([...reading.names, "intent"]);
  const errors: FormErrors = {};
  if ([...formData.keys()].some((name) => !known.has(name))) {
    errors[""] = ["This form holds a field that is not known here. Please reload the page and try again."];
  }
  // For every field at once: an id or a choice is looked up before anything checks its characters.
  for (const [name, value] of formData) {
    if (reading.names.has(name) && typeof value === "string" && !isStorable(value)) errors[name] = [unstorable];
  }
  for (const name of reading.repeated) errors[name] = ["This was sent more than once. Please reload the page."];

  const parsed = schema.safeParse(reading.input, { error: friendlyMessage });
  if (!parsed.success) collectIssues(parsed.error.issues, errors);
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, data: parsed.data };
  return { ok: false, errors, values: typedValues(reading.names, formData) };
}

/** A failure found after the schema (name taken, changed meanwhile), in the same shape; keeps what was typed. */
export function failForm(schema: z.ZodType, formData: FormData, errors: FormErrors): FormFailure {
  return { ok: false, errors, values: typedValues(readForm(schema, formData).names, formData) };
}

function collectIssues(issues: readonly z.core.$ZodIssue[], errors: FormErrors): void {
  for (const issue of issues) {
    const name = issue.path.map(String).join(".");
    const messages = errors[name] ?? [];
    if (!messages.includes(issue.message)) errors[name] = [...messages, issue.message];
  }
}

function typedValues(names: ReadonlySet<string>, formData: FormData): FormValues {
  const values: FormValues = {};
  for (const name of names) {
    if (secret.test(name)) continue;
    const texts = formData.getAll(name).filter((value) => typeof value === "string");
    if (texts.length > 0) values[name] = texts.length === 1 ? (texts[0] as string) : texts;
  }
  return values;
}

/** Words for what zod would say in its own; a message written in the schema goes before them. */
export function friendlyMessage(issue: z.core.$ZodRawIssue): string | undefined {
  const missing = issue.input === undefined || issue.input === "";
  switch (issue.code) {
    case "invalid_type":
      if (missing) return issue.expected === "file" ? "Please choose a file." : "Please fill this in.";
      if (issue.expected === "number" || issue.expected === "int") return "Please give a plain number, such as 250.";
      return "This value cannot be read.";
    case "invalid_value":
      return missing ? "Please choose one." : "Please choose one of the options.";
    case "too_small":
      if (issue.origin === "string")
        return Number(issue.minimum) <= 1 ? "Please fill this in." : `At least ${issue.minimum} characters.`;
      if (issue.origin === "array" || issue.origin === "set")
        return Number(issue.minimum) <= 1 ? "Please choose at least one." : `At least ${issue.minimum}.`;
      if (issue.origin === "number" || issue.origin === "int")
        return issue.inclusive === false ? `More than ${issue.minimum}, please.` : `At least ${issue.minimum}.`;
      return undefined;
    case "too_big":
      if (issue.origin === "string") return `At most ${issue.maximum} characters.`;
      if (issue.origin === "file") return "This file is too large.";
      return `At most ${issue.maximum}.`;
    case "invalid_format":
      return issue.format === "email"
        ? "Please give an e-mail address, such as name@company.com."
        : "This does not have the right form.";
    default:
      return undefined;
  }
}
