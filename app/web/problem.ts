import { type DomainError, isDomainError } from "~/kernel/errors";

/** An error as the API tells it (RFC 9457); `code` is what programs look at. */
export type Problem = { status: number; code: string; title: string; detail: string; retryAfterSeconds?: number };

export const problemType = "application/problem+json";

const kinds = { invalid: 422, forbidden: 403, "not-found": 404, conflict: 409, limit: 429 } as const;

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not authenticated",
  403: "Not allowed",
  404: "Not found",
  405: "Method not used",
  409: "Conflict",
  413: "Too large",
  415: "Wrong content type",
  422: "Cannot be processed",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Not available",
};

/** A problem of a status; the title follows from it. */
export function problem(status: number, code: string, detail: string): Problem {
  return { status, code, title: titles[status] ?? "Error", detail };
}

/** What the API says of a domain's error. */
export function problemOf(error: DomainError): Problem {
  const { retryAfterSeconds, field, message } = error.details;
  const detail = field ? `${field}: ${message}` : message;
  return { ...problem(kinds[error.kind], error.code, detail), retryAfterSeconds };
}

/** The problem that an error is, or null when it is a fault of ours. */
export function findProblem(error: unknown): Problem | null {
  return isDomainError(error) ? problemOf(error) : null;
}

/** The document that is sent. */
export function problemDocument({ retryAfterSeconds: _seconds, ...rest }: Problem): string {
  return JSON.stringify({ type: "about:blank", ...rest });
}
