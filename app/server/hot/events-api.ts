import express, { type Request, type Response, type Router } from "express";
import { readApiEvents } from "~/domain/attribution/api-events";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { answerCall, type Handling } from "~/web/api/answer-call.server";
import { endpoints } from "~/web/api/endpoints";
import type { AppServices } from "~/web/context.server";
import { megabyte } from "~/kernel/bytes";
import type { Recorders } from "./recorders";

/** With an Idempotency-Key a call has a transaction of its own, which keeps its answer as well. */
function takeEvents(recordEvents: Recorders["recordEvents"]) {
  return async ({ ctx, body }: Handling<unknown, { events: unknown[] }>) => {
    const { events, rejected } = readApiEvents(body.events, ctx.actor.source, ctx.now());
    const accepted = ctx.db.isTransaction ? await receiveEvents(ctx, events) : await recordEvents(events);
    return { accepted, duplicates: events.length - accepted, rejected };
  };
}

/** `POST /api/v1/events`: product and billing report what happened, in batches that may come again. */
export function eventsApi(services: AppServices, { recordEvents }: Pick<Recorders, "recordEvents">): Router {
  const router = express.Router();
  const take = takeEvents(recordEvents);
  const readBody = express.text({ type: () => true, limit: megabyte });

  async function receive(req: Request, res: Response): Promise<void> {
    const answered = await answerCall(services, endpoints.receiveEvents, take, {
      authorization: req.headers.authorization,
      network: req.ip ?? "",
      requestId: String(res.locals.requestId),
      params: {},
      search: new URL(req.originalUrl, services.env.APP_URL).searchParams,
      contentType: req.headers["content-type"],
      idempotencyKey: req.header("Idempotency-Key"),
      readText: async () => (typeof req.body === "string" ? req.body : ""),
    });
    res.status(answered.status).set(answered.headers).send(answered.body);
  }

  router.post(endpoints.receiveEvents.path, readBody, (req, res, next) => {
    res.setHeader("Cache-Control", "no-store");
    receive(req, res).catch(next);
  });
  return router;
}
