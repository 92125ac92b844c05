import type { IncomingMessage, ServerResponse } from "node:http";
import { codePattern } from "~/domain/attribution/link-form";
import { destinationWith } from "~/domain/attribution/link-rules";
import type { LinkTarget } from "~/domain/attribution/views/open-link";
import { paths } from "~/paths";
import type { AppServices } from "~/web/context.server";
import type { Metrics } from "../health";
import { headersWithoutDocument } from "../security-headers";
import type { TargetOf } from "./link-targets";
import type { Recorders } from "./recorders";
import { type OpenTarget, readVisits, type Visit } from "./visit";

type Handling = { req: IncomingMessage; res: ServerResponse; started: number };

/** What the redirect needs of the server around it. */
export type RedirectOptions = {
  recordClick: Recorders["recordClick"];
  targetOf: TargetOf;
  metrics: Metrics;
  isOwnHost(host: string): boolean;
  /** The address that a request comes from, behind whatever proxies are trusted. */
  addressOf(req: IncomingMessage): string;
};

/** Nothing is loaded by an answer without a page. */
const nothing = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

const addressPattern = /^\/r\/([^/?]+)(?:\?|$)/;

/** The link's own destination or its offer page, with the click that leads there; without one for HEAD. */
function locationOf(target: OpenTarget, clickId: string | undefined): string {
  if (target.offer) return paths.offer(target.offer.slug, clickId);
  return clickId ? destinationWith(target.destination, clickId) : target.destination;
}

/**
 * `GET /r/:code` records the click and leads on to the program's destination, or to the link's offer page, with the
 * click's id. It stands in front of everything else, Express included: it is asked more often than all pages together,
 * and its headers are the same every time. A click is its own record, so it is not logged as well. Nothing is awaited
 * but the click's commit: each promise between would cost as much as reading the request.
 * @returns a function that answers, or says that the request is somebody else's: what leads nowhere gets a page
 */
export function referralRedirect(services: AppServices, options: RedirectOptions) {
  const { recordClick, targetOf, metrics, isOwnHost, addressOf } = options;
  const common = [...headersWithoutDocument(nothing), "Cache-Control", "private, no-store", "Content-Length", "0"];
  const readVisit = readVisits(services);

  function leadOn({ req, res, started }: Handling, target: OpenTarget, visit?: Visit): true {
    const head = [...common, "Location", locationOf(target, visit?.click.id)];
    for (const text of visit?.cookies ?? []) head.push("Set-Cookie", text);
    res.writeHead(302, head).end();
    metrics.requests.observe({ method: req.method, status: "3xx" }, (performance.now() - started) / 1000);
    return true;
  }

  function follow(handling: Handling, target: LinkTarget): boolean | Promise<boolean> {
    const { req } = handling;
    if (!target.open) return false;
    if (req.method === "HEAD") return leadOn(handling, target);
    const visit = readVisit({ headers: req.headers, address: addressOf(req), target });
    return recordClick(visit.click).then(() => leadOn(handling, target, visit));
  }

  return (req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> => {
    const { method, headers, url = "" } = req;
    const code = addressPattern.exec(url)?.[1]?.toLowerCase();
    if (code === undefined || !codePattern.test(code) || !isOwnHost(headers.host ?? "")) return false;
    if (method !== "GET" && method !== "HEAD") return false;
    const handling = { req, res, started: performance.now() };
    const target = targetOf({ code });
    return target instanceof Promise ? target.then((read) => follow(handling, read)) : follow(handling, target);
  };
}
