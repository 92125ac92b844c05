/** One line of the log: a short constant message, and the facts as fields, so that it can be searched. */
type Write = (fields: Record<string, unknown>, message: string) => void;

/** What the product needs of a log. Secrets in fields are redacted by whoever implements it. */
export type Logger = {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  /** A logger that adds these fields to every line, e.g. `{ requestId }`. */
  child(fields: Record<string, unknown>): Logger;
};
