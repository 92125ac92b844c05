import { databaseGone, isDatabaseGone } from "./database-gone";
import { type Problem, problem } from "./problem";

function statusOf(error: unknown): number {
  const { status, code } = (error ?? {}) as { status?: unknown; code?: unknown };
  if (error instanceof URIError || code === "ERR_INVALID_URL") return 400;
  if (typeof status === "number" && (status === 503 || (status >= 400 && status < 500))) return status;
  return isDatabaseGone(error) ? 503 : 500;
}

const sentences: Record<number, string> = {
  400: "This request makes no sense.",
  413: "This is too large.",
  415: "This encoding is not read.",
  500: "Something went wrong. Nothing was changed.",
  503: databaseGone.sentence,
};

/** What a failure is to whoever asked: nothing of what went wrong inside, only whether to come back. */
export function describeFailure(error: unknown): { status: number; sentence: string } {
  const status = statusOf(error);
  return { status, sentence: sentences[status] ?? "This request cannot be read." };
}

/** The same as the API tells it. */
export function failureProblem(error: unknown): Problem {
  const { status, sentence } = describeFailure(error);
  const found = problem(status, `http-${status}`, sentence);
  return status === 503 ? { ...found, retryAfterSeconds: databaseGone.retryAfterSeconds } : found;
}
