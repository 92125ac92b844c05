import type { NextFunction, Request, Response } from "express";
import type { AppServices } from "~/web/context.server";
import { databaseGone } from "~/web/database-gone";
import { describeFailure, failureProblem } from "~/web/failure";
import { isApiPath, sendProblem } from "./send-problem";

/** Answers a request that failed in front of Remix or beside it: what is ours goes to the log, never to the reader. */
export function answerFailure(services: AppServices) {
  return (error: unknown, req: Request, res: Response, _next: NextFunction): void => {
    const { status, sentence } = describeFailure(error);
    if (status >= 500) {
      services.log.error({ err: error, requestId: res.locals.requestId }, "request failed outside of a page");
    }
    if (res.headersSent) return void res.destroy();
    if (isApiPath(req.path)) return sendProblem(res, failureProblem(error));
    if (status === 503) res.setHeader("Retry-After", String(databaseGone.retryAfterSeconds));
    res.status(status).type("text/plain").send(`${sentence}\n`);
  };
}
