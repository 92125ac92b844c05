import type { NextFunction, Request, Response } from "express";
import type { AppServices } from "~/web/context.server";
import { databaseGone, isDatabaseGone } from "~/web/database-gone";
import { problem, problemDocument, problemType } from "~/web/problem";

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

/** Answers a request that failed in front of Remix or beside it: what is ours goes to the log, never to the reader. */
export function answerFailure(services: AppServices) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    const status = statusOf(error);
    if (status >= 500) {
      services.log.error({ err: error, requestId: res.locals.requestId }, "request failed outside of a page");
    }
    if (res.headersSent) return void res.destroy();
    const sentence = sentences[status] ?? "This request cannot be read.";
    if (status === 503) res.setHeader("Retry-After", String(databaseGone.retryAfterSeconds));
    res.status(status);
    if (req.path.startsWith("/api/")) {
      res.type(problemType).send(problemDocument(problem(status, `http-${status}`, sentence)));
    } else res.type("text/plain").send(`${sentence}\n`);
  };
}
