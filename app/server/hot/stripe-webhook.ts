import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { createStripeVerifier } from "~/adapters/stripe-signature";
import { readStripeEvent } from "~/domain/attribution/stripe-events";
import { megabyte } from "~/kernel/bytes";
import { jsonDepth } from "~/kernel/json-depth";
import { isStorable } from "~/kernel/text";
import type { AppServices } from "~/web/context.server";
import type { Recorders } from "./recorders";

/** Stripe's own objects reach 9 or so. */
const deepest = 32;

/**
 * `POST /webhooks/stripe`: what billing reports. Without a signing secret nothing is taken; what is signed is kept,
 * whatever it is, before it is answered for.
 */
export function stripeWebhook(services: AppServices, { recordEvents }: Pick<Recorders, "recordEvents">): Router {
  const router = express.Router();
  const { STRIPE_WEBHOOK: wanted, STRIPE_WEBHOOK_SECRET: given } = services.env;
  const secret = wanted === "off" ? undefined : given;
  const verify = secret === undefined ? null : createStripeVerifier(secret);
  const readBody = express.text({ type: () => true, limit: megabyte });

  async function receive(req: Request, res: Response): Promise<void> {
    const answer = (status: number, text: string) => void res.status(status).type("text/plain").send(`${text}\n`);
    if (!verify) return answer(503, "Stripe's webhook is not set up here: nothing is taken.");
    const raw: string = typeof req.body === "string" ? req.body : "";
    const header = req.headers["stripe-signature"];
    if (typeof header !== "string" || !(await verify(raw, header, services.now()))) {
      return answer(400, "The signature does not fit.");
    }
    const event = isStorable(raw) && jsonDepth(raw) <= deepest ? readStripeEvent(raw) : null;
    if (!event) return answer(400, "This is no Stripe event.");
    const taken = await recordEvents([event]);
    answer(200, taken === 1 ? "taken" : "known already");
  }

  router.post("/webhooks/stripe", readBody, (req: Request, res: Response, next: NextFunction) => {
    res.setHeader("Cache-Control", "no-store");
    receive(req, res).catch(next);
  });
  return router;
}
