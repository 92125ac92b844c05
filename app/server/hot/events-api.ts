import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import { readApiEvents } from "~/domain/attribution/api-events";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { mostEvents } from "~/domain/attribution/input";
import { type Answer, answerOnce } from "~/domain/integrations/commands/answer-once";
import { jsonDepth } from "~/kernel/json-depth";
import { type ApiCtx, enterApi } from "~/web/api-door.server";
import type { AppServices } from "~/web/context.server";
import { findProblem, type Problem, problem, problemDocument, problemType } from "~/web/problem";

const megabyte = 1024 * 1024;
/** Deeper than any event needs, shallower than what overflows whoever walks over it (SAFETY). */
const deepest = 8;

const delivery = z.strictObject({ events: z.array(z.unknown()).min(1).max(mostEvents) });
const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/);

function sendProblem(res: Response, found: Problem): void {
  if (found.retryAfterSeconds) res.setHeader("Retry-After", String(found.retryAfterSeconds));
  if (found.status === 401) res.setHeader("WWW-Authenticate", 'Bearer realm="Fairlead"');
  res.status(found.status).type(problemType).send(problemDocument(found));
}

/** The events of a call's body, or what is wrong with the body as a whole. */
function readDelivery(text: string): { events: unknown[] } | { problem: Problem } {
  if (jsonDepth(text) > deepest) return { problem: problem(400, "too-deep", `At most ${deepest} levels are read.`) };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { problem: problem(400, "not-json", "The body is not JSON.") };
  }
  const parsed = delivery.safeParse(body);
  if (parsed.success) return parsed.data;
  return { problem: problem(422, "invalid-body", `Send { "events": [ … ] } with 1 to ${mostEvents} events.`) };
}

async function takeEvents(ctx: ApiCtx, given: readonly unknown[]): Promise<Answer> {
  const { events, rejected } = readApiEvents(given, ctx.actor.source, ctx.now());
  const accepted = await receiveEvents(ctx, events);
  const outcome = { accepted, duplicates: events.length - accepted, rejected };
  return { status: 202, body: JSON.stringify(outcome) };
}

/** `POST /api/v1/events`: product and billing report what happened, in batches that may come again. */
export function eventsApi(services: AppServices): Router {
  const router = express.Router();
  const readBody = express.text({ type: () => true, limit: megabyte });

  async function receive(req: Request, res: Response): Promise<void> {
    const call = {
      authorization: req.headers.authorization,
      network: req.ip ?? "",
      requestId: String(res.locals.requestId),
    };
    const entered = await enterApi(services, call, "events:write");
    if (!entered.ok) return sendProblem(res, entered.problem);
    const { ctx } = entered;
    if (!req.is("json")) return sendProblem(res, problem(415, "not-json", "Send application/json."));
    const text: string = typeof req.body === "string" ? req.body : "";
    const read = readDelivery(text);
    if ("problem" in read) return sendProblem(res, read.problem);
    const take = () => takeEvents(ctx, read.events);
    const given = req.headers["idempotency-key"];
    const key = given === undefined ? null : idempotencyKey.safeParse(given);
    if (key && !key.success) {
      return sendProblem(res, problem(400, "bad-key", "An Idempotency-Key has 1 to 200 visible ASCII characters."));
    }
    const { apiKeyId } = ctx.actor;
    const answer = key
      ? await answerOnce(ctx, { apiKeyId, key: key.data, request: `POST /api/v1/events\n${text}` }, take)
      : await take();
    res.status(answer.status).type("application/json").send(answer.body);
  }

  router.post("/api/v1/events", readBody, (req: Request, res: Response, next: NextFunction) => {
    res.setHeader("Cache-Control", "no-store");
    receive(req, res).catch((error: unknown) => {
      const found = findProblem(error);
      if (found) sendProblem(res, found);
      else next(error);
    });
  });
  return router;
}
