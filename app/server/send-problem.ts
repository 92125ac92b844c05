import type { Response } from "express";
import { type Problem, problemDocument, problemHeaders } from "~/web/problem";

/** Below these paths everything is answered as the API answers: JSON, never a page. */
export const isApiPath = (path: string): boolean => /^\/api(?:\/|$)/i.test(path);

/** Answers with a problem document. */
export function sendProblem(res: Response, found: Problem): void {
  res.setHeader("Cache-Control", "no-store");
  res.status(found.status).set(problemHeaders(found)).send(problemDocument(found));
}
