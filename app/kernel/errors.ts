/** The closed list of error kinds; the edge alone knows which HTTP status each becomes. */
export type ErrorKind = "invalid" | "forbidden" | "not-found" | "conflict" | "limit";

/** Every code a command may throw, with its kind. New codes are added here, never invented at a call site. */
export const errorCodes = {
  "invalid-input": "invalid",
  "not-signed-in": "forbidden",
  "not-allowed": "forbidden",
  "not-found": "not-found",
  "changed-meanwhile": "conflict",
  "already-done": "conflict",
  "wrong-state": "conflict",
  "name-taken": "conflict",
  "last-admin": "conflict",
  "four-eyes": "conflict",
  "link-expired": "conflict",
  "not-eligible": "conflict",
  "in-flight": "conflict",
  "key-reused": "invalid",
  "too-many-attempts": "limit",
  "too-large": "limit",
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCodes;

/** What the reader is told; `field` puts the message at that form field, `values` fill the sentence. */
export type ErrorDetails = {
  message: string;
  field?: string;
  retryAfterSeconds?: number;
  /** Each reason with a code that programs can tell from the others. */
  reasons?: readonly { code: string; message: string }[];
};

const brand = Symbol.for("fairlead.domain-error");

/**
 * The only error that commands and queries throw on purpose. Its message is written by us and is safe to show:
 * text typed by a user never becomes part of an error's name or message.
 */
export class DomainError extends Error {
  readonly [brand] = true;
  readonly kind: ErrorKind;

  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails,
  ) {
    super(details.message);
    this.name = "DomainError";
    this.kind = errorCodes[code];
  }
}

/** Recognises a DomainError also when it was created by another copy of this module (server bundle and server). */
export function isDomainError(error: unknown): error is DomainError {
  return typeof error === "object" && error !== null && brand in error;
}

/** The one answer for a record that is not there or belongs to somebody else. */
export function notFound(noun: string): DomainError {
  return new DomainError("not-found", { message: `This ${noun} does not exist, or it is not yours to see.` });
}

/** Two people acted at once: says what changed, so that nothing is overwritten. */
export function conflict(message: string): DomainError {
  return new DomainError("changed-meanwhile", { message });
}
