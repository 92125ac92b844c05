import type { LeadFieldName } from "../input";

export const importStatuses = ["mapping", "checked", "running", "done", "failed"] as const;
/** `failed` is a run that was stopped with a reason; it can go on once the reason is gone. */
export type ImportStatus = (typeof importStatuses)[number];

export const rowOutcomes = ["ready", "invalid", "skipped", "submitted"] as const;
/** `pending` rows have not been checked yet. */
export type RowOutcome = (typeof rowOutcomes)[number] | "pending";

/** What is said about a row: an error keeps it from being submitted, a note does not. */
export type RowMessage = {
  kind: "error" | "note";
  text: string;
  field?: LeadFieldName;
  /** The partner's own lead that the message is about. */
  leadId?: string;
};

/** Where each field of a lead comes from: a column (counted from 0), and what is taken where that is empty. */
export type Mapping = {
  columns: Partial<Record<LeadFieldName, number>>;
  values: Partial<Record<LeadFieldName, string>>;
};

export const encodings = {
  "utf-8": "UTF-8",
  "utf-16": "UTF-16",
  "windows-1252": "Windows-1252",
} as const;
export type Encoding = keyof typeof encodings;

export const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" } as const;
export type Delimiter = keyof typeof delimiters;

/** A line of a file that has something in it; `line` counts from 1, as an editor does. */
export type FileRow = {
  line: number;
  cells: string[];
  /** Why it cannot be read as a row, for the partner; null when it can. */
  problem: string | null;
};

export type ImportFile = { encoding: Encoding; delimiter: Delimiter; columns: string[]; rows: FileRow[] };

/** 5 MB. */
export const IMPORT_MAX_BYTES = 5_000_000;
export const IMPORT_MAX_ROWS = 5_000;
