import type { z } from "zod";

/** What the inside of a zod schema looks like; only the parts that decide how a form field is read. */
type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  element?: z.ZodType;
  left?: z.ZodType;
  getter?: () => z.ZodType;
  options?: z.ZodType[];
  values?: unknown[];
};

const wrappers = new Set(["optional", "nullable", "default", "prefault", "nonoptional", "readonly", "catch"]);

/** The innermost schema that decides how the field is read, below `optional`, `default`, `transform` and the like. */
function core(schema: z.ZodType): Definition {
  const definition = schema.def as unknown as Definition;
  if (wrappers.has(definition.type) && definition.innerType) return core(definition.innerType);
  if (definition.type === "pipe" && definition.in && definition.out) {
    const first = core(definition.in);
    return first.type === "transform" ? core(definition.out) : first;
  }
  if (definition.type === "lazy" && definition.getter) return core(definition.getter());
  if (definition.type === "union" && definition.options?.[0]) return core(definition.options[0]);
  if (definition.type === "intersection" && definition.left) return core(definition.left);
  return definition;
}

/** Rows of a repeated group: more are left unread and reported as unknown names. */
const mostRows = 500;

/** Decimal only: "1e3", "0x10", "Infinity" and " 1" are left as text for the schema to refuse (SAFETY, rule 12). */
const plainNumber = /^-?\d{1,15}(?:\.\d{1,10})?$/;

export type FormReading = {
  /** Plain input for the schema: only its own keys, in its own nesting. */
  input: unknown;
  /** The fields that were read, by their name in the form. */
  names: Set<string>;
  /** Fields of one value that came several times. */
  repeated: string[];
};

/**
 * Reads from a form exactly what a schema asks for. Nested keys are named "contact.email", rows "items.0.quantity".
 * The names come from the schema, never from the form, so no name in the form can reach a prototype.
 */
export function readForm(schema: z.ZodType, formData: FormData): FormReading {
  const reading: FormReading = { input: undefined, names: new Set(), repeated: [] };
  reading.input = readPart(schema, "", formData, reading);
  return reading;
}

function readPart(schema: z.ZodType, name: string, formData: FormData, reading: FormReading): unknown {
  const definition = core(schema);
  if (definition.type === "object" && definition.shape) {
    const entries = Object.entries(definition.shape).map(([key, part]) => [
      key,
      readPart(part, name ? `${name}.${key}` : key, formData, reading),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if ((definition.type === "array" || definition.type === "set") && definition.element) {
    return readList(definition, definition.element, name, formData, reading);
  }
  reading.names.add(name);
  const values = formData.getAll(name);
  if (values.length > 1) reading.repeated.push(name);
  const value = readValue(definition, values[0]);
  // A field that may be left out and was left empty is left out.
  return value === "" && schema._zod.optin === "optional" ? undefined : value;
}

function readList(
  definition: Definition,
  element: z.ZodType,
  name: string,
  formData: FormData,
  reading: FormReading,
): unknown {
  const inner = core(element);
  if (inner.type === "object") {
    return rowNumbers(name, formData).map((row) => readPart(element, `${name}.${row}`, formData, reading));
  }
  reading.names.add(name);
  const values = formData
    .getAll(name)
    .map((value) => readValue(inner, value))
    .filter((value) => value !== undefined && value !== "");
  return definition.type === "set" ? new Set(values) : values;
}

function rowNumbers(name: string, formData: FormData): number[] {
  const rows = new Set<number>();
  for (const key of formData.keys()) {
    const match = key.startsWith(`${name}.`) ? /^(\d{1,6})\./.exec(key.slice(name.length + 1)) : null;
    if (match && rows.size < mostRows) rows.add(Number(match[1]));
  }
  return [...rows].sort((a, b) => a - b);
}

function readValue(definition: Definition, value: FormDataEntryValue | undefined): unknown {
  if (definition.type === "boolean") return readCheckbox(value);
  if (definition.values?.[0] === true) return readCheckbox(value) || undefined;
  if (value === undefined) return undefined;
  // A file field in which nothing was chosen arrives as an empty file without a name.
  if (typeof value !== "string") return value.size === 0 && value.name === "" ? undefined : value;
  if (definition.type === "string") return value;
  if (value === "") return undefined;
  if (definition.type === "number" || definition.type === "int") return plainNumber.test(value) ? Number(value) : value;
  if (definition.type === "bigint") return /^-?\d{1,18}$/.test(value) ? BigInt(value) : value;
  return value;
}

/** A checkbox that is not ticked is not sent at all. */
function readCheckbox(value: FormDataEntryValue | undefined): unknown {
  if (value === undefined || value === "" || value === "false" || value === "off") return false;
  if (value === "on" || value === "true" || value === "1") return true;
  return value;
}
