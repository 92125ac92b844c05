import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { codePattern } from "~/domain/attribution/link-form";
import { isVisitOf } from "~/domain/attribution/views/open-link";
import type { AppServices } from "~/web/context.server";
import type { Recorders } from "./recorders";
import type { TargetOf } from "./link-targets";
import { readVisits } from "./visit";

const clickIdPattern = /^click_[a-z0-9]{26}$/;

/**
 * `GET /o/:slug` records a visit of an offer page as a click, unless it was recorded on the way there, and hands its id
 * to the page, which is Remix's.
 */
export function offerVisits(
  services: AppServices,
  { recordClick, targetOf }: { recordClick: Recorders["recordClick"]; targetOf: TargetOf },
): Router {
  const router = express.Router();
  const readVisit = readVisits(services);

  async function visit(req: Request, res: Response): Promise<string | undefined> {
    const slug = String(req.params.slug);
    if (req.method !== "GET" || !codePattern.test(slug)) return undefined;
    const target = await targetOf({ slug });
    if (!target.open) return undefined;
    const given = req.query.fl_click;
    const carried = typeof given === "string" && clickIdPattern.test(given) ? given : null;
    if (carried && (await isVisitOf(services.database.db, target, carried))) return carried;
    const { headers, ip: address = "" } = req;
    const { click, cookies } = readVisit({ headers, address, target });
    await recordClick(click);
    res.append("Set-Cookie", cookies);
    return click.id;
  }

  async function showOffer(req: Request, res: Response, next: NextFunction): Promise<void> {
    res.locals.clickId = await visit(req, res);
    next();
  }

  router.get("/o/:slug", (req, res, next) => {
    showOffer(req, res, next).catch(next);
  });
  return router;
}
