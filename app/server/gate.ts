import type { NextFunction, Request, Response } from "express";
import { bodyLimit, tooLarge } from "~/kernel/body-size";
import { problem } from "~/web/problem";
import { isApiPath, sendProblem } from "./send-problem";

const safeMethods = new Set(["GET", "HEAD"]);
const allowedMethods = new Set(["GET", "HEAD", "POST"]);

/** Paths that use no cookies and may be called from anywhere. Everything else must come from our own pages. */
const crossOriginPaths = ["/api/", "/webhooks/"];
/** Mail programs post here for their readers, naming no origin (RFC 8058): the address itself says for whom. */
const oneClickPath = "/unsubscribe";

function refuse(req: Request, res: Response, status: number, text: string): void {
  if (isApiPath(req.path)) return sendProblem(res, problem(status, `http-${status}`, text));
  res.status(status).type("text/plain").send(`${text}\n`);
}

/** Only methods we serve (TRACE and friends reach nothing). HEAD of a page's data is a form to Remix, and none to us. */
export function checkMethod(req: Request, res: Response, next: NextFunction): void {
  const isData = req.path.endsWith(".data");
  if (allowedMethods.has(req.method) && !(isData && req.method === "HEAD")) return next();
  res.setHeader("Allow", isData ? "GET, POST" : "GET, HEAD, POST");
  refuse(req, res, 405, "This method is not used here.");
}

/**
 * Only addresses as browsers send them. Those with steps upwards or a backslash are another address to whoever resolves
 * them, so a check by how they begin would look at the wrong one.
 */
export function checkPath(req: Request, res: Response, next: NextFunction): void {
  const steps = req.path.split(/\/|%2f|%5c/i).map((step) => step.replaceAll(/%2e/gi, "."));
  if (!req.path.includes("\\") && !steps.some((step) => step === "." || step === "..")) return next();
  refuse(req, res, 400, "This address is not one that a browser sends.");
}

/**
 * Only our own host names, so that no link or redirect can be built from a forged one. What was checked is the only
 * host that is named from here on: Express and Remix would believe a forwarded one.
 */
export function checkHost(allowed: (host: string) => boolean) {
  return (req: Request, res: Response, next: NextFunction): void => {
    delete req.headers["x-forwarded-host"];
    if (allowed(req.headers.host ?? "")) return next();
    refuse(req, res, 421, "This host is not served here.");
  };
}

const isOrigin = (origin: string) => origin === "null" || URL.canParse(origin);

/**
 * A request that changes something must name our own origin, and any request one that can be read: Remix fails on
 * others. Its own check skips resource routes, lets a missing Origin pass and trusts X-Forwarded-Host (SAFETY), hence
 * this one in front of it.
 */
export function checkOrigin(isOwnOrigin: (origin: string, host: string) => boolean) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const { origin } = req.headers;
    if (origin !== undefined && !isOrigin(origin))
      return refuse(req, res, 400, "This origin is not one that a browser sends.");
    const oneClick = req.path === oneClickPath && origin === undefined;
    const exempt =
      oneClick || safeMethods.has(req.method) || crossOriginPaths.some((path) => req.path.startsWith(path));
    if (exempt || isOwnOrigin(origin ?? "", req.headers.host ?? "")) return next();
    refuse(req, res, 403, "This form was sent from another site. Nothing was changed.");
  };
}

/**
 * Refuses bodies that say they are too large, unread. Those of forms go on to their page, without their body, so that
 * the answer is one that a page can show.
 */
export function checkSize(req: Request, res: Response, next: NextFunction): void {
  if (safeMethods.has(req.method)) return next();
  const limit = bodyLimit(req.headers["content-type"]);
  const said = Number(req.headers["content-length"] ?? 0);
  if (said > limit) {
    res.setHeader("Connection", "close");
    if (crossOriginPaths.some((path) => req.path.startsWith(path))) return refuse(req, res, 413, tooLarge(limit));
    res.locals.tooLarge = tooLarge(limit);
    return next();
  }
  if (req.headers["content-length"] !== undefined) return next();
  if (req.headers["transfer-encoding"] === undefined) return next();
  return refuse(req, res, 411, "Please say how long the body is.");
}
