import { type DomainError, isDomainError } from "~/kernel/errors";

/** What is wrong with one part of a request: of its body (a JSON pointer), or of its query. */
export type ProblemPart = ({ pointer: string } | { parameter: string }) & { detail: string };

/** An error as the API tells it (RFC 9457); `code` is what programs look at. */
export type Problem = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: readonly ProblemPart[];
  /** Why a lead is not taken. */
  reasons?: readonly { code: string; detail: string }[];
  retryAfterSeconds?: number;
};

const problemType = "application/problem+json";

/** The status of an answer by the kind of a domain error, on pages and in the API alike. */
export const kindToStatus = { invalid: 422, forbidden: 403, "not-found": 404, conflict: 409, limit: 429 } as const;

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not authenticated",
  403: "Not allowed",
  404: "Not found",
  405: "Method not used",
  409: "Conflict",
  413: "Too large",
  411: "Length required",
  415: "Wrong content type",
  421: "Misdirected request",
  422: "Cannot be processed",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Not available",
};

/** A problem of a status; the title follows from it. */
export function problem(status: number, code: string, detail: string, errors?: readonly ProblemPart[]): Problem {
  return { status, code, title: titles[status] ?? "Error", detail, ...(errors ? { errors } : {}) };
}

/** A place in a body as a JSON pointer (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** What the API says of a domain's error. */
function problemOf(error: DomainError): Problem {
  const { retryAfterSeconds, field, message, reasons } = error.details;
  const errors = field ? [{ pointer: pointerTo([field]), detail: message }] : undefined;
  return {
    ...problem(kindToStatus[error.kind], error.code, field ? `${field}: ${message}` : message, errors),
    ...(reasons ? { reasons: reasons.map(({ code, message: detail }) => ({ code, detail })) } : {}),
    retryAfterSeconds,
  };
}

/** An error of the edge itself that is a problem already. */
export class ProblemFound extends Error {
  override name = "ProblemFound";
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The problem that an error is, or null when it is a fault of ours. */
export function findProblem(error: unknown): Problem | null {
  if (error instanceof ProblemFound) return error.problem;
  return isDomainError(error) ? problemOf(error) : null;
}

/** The document that is sent. */
export function problemDocument({ retryAfterSeconds: _seconds, ...rest }: Problem): string {
  return JSON.stringify({ type: "about:blank", ...rest });
}

/** The headers that go with it. */
export function problemHeaders({ status, retryAfterSeconds }: Problem): Record<string, string> {
  return {
    "Content-Type": problemType,
    ...(retryAfterSeconds ? { "Retry-After": String(retryAfterSeconds) } : {}),
    ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="Fairlead"' } : {}),
  };
}
