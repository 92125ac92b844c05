import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { codePattern } from "~/domain/attribution/link-form";
import { destinationWith } from "~/domain/attribution/link-rules";
import { followLink, type LinkTarget } from "~/domain/attribution/views/open-link";
import { paths } from "~/paths";
import type { AppServices } from "~/web/context.server";
import { createClickRecorder } from "./click-recorder";
import { recordVisit } from "./visit";

/** How long a process believes what it has read of a link: a link that is paused stops within it. */
const believedMs = 2_000;
const mostBelieved = 10_000;
const clickIdPattern = /^click_[a-z0-9]{26}$/;

/** What a process has read of links lately; requests for the same one wait for one read. */
function rememberTargets(services: AppServices) {
  const believed = new Map<string, { until: number; target: Promise<LinkTarget> }>();
  return (by: { code: string } | { slug: string }): Promise<LinkTarget> => {
    const name = "code" in by ? by.code : `/${by.slug}`;
    const now = services.now().getTime();
    const known = believed.get(name);
    if (known && known.until > now) return known.target;
    if (believed.size >= mostBelieved) believed.clear();
    const target = followLink(services.database.db, by);
    believed.set(name, { until: now + believedMs, target });
    target.catch(() => believed.delete(name));
    return target;
  };
}

/**
 * `GET /r/:code` records the click and leads on to the program's destination, or to the link's offer page, with the
 * click's id; `GET /o/:slug` records it too, unless it was on the way there, and hands its id to the page. What leads
 * nowhere, and the pages themselves, are Remix's.
 */
export function referralRoutes(services: AppServices): Router {
  const router = express.Router();
  const recorder = createClickRecorder(services.database.db);
  const targetOf = rememberTargets(services);

  async function visit(req: Request, res: Response, by: { code: string } | { slug: string }) {
    const [name = ""] = Object.values(by);
    if (!codePattern.test(name)) return null;
    const target = await targetOf(by);
    if (!target.open) return null;
    return { target, clickId: await recordVisit(services, recorder, { req, res, target }) };
  }

  async function leadOn(req: Request, res: Response, next: NextFunction): Promise<void> {
    const visited = await visit(req, res, { code: String(req.params.code).toLowerCase() });
    if (!visited) return next();
    const { target, clickId } = visited;
    res.setHeader("Cache-Control", "private, no-store");
    if (target.offer) return res.redirect(302, paths.offer(target.offer.slug, clickId ?? undefined));
    res.redirect(302, clickId ? destinationWith(target.destination, clickId) : target.destination);
  }

  async function showOffer(req: Request, res: Response, next: NextFunction): Promise<void> {
    const given = req.query.fl_click;
    const carried = typeof given === "string" && clickIdPattern.test(given) ? given : null;
    res.locals.clickId = carried ?? (await visit(req, res, { slug: String(req.params.slug) }))?.clickId;
    next();
  }

  router.get("/r/:code", (req, res, next) => {
    leadOn(req, res, next).catch(next);
  });
  router.get("/o/:slug", (req, res, next) => {
    showOffer(req, res, next).catch(next);
  });
  return router;
}
