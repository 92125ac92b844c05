import type { NextFunction, Request, Response } from "express";
import { problem } from "~/web/problem";
import { megabyte } from "~/kernel/bytes";
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

/** Only methods we serve (TRACE and friends reach nothing). */
export function checkMethod(req: Request, res: Response, next: NextFunction): void {
  if (allowedMethods.has(req.method)) return next();
  res.setHeader("Allow", "GET, HEAD, POST");
  refuse(req, res, 405, "This method is not used here.");
}

/**
 * Only addresses as browsers send them. Those with steps upwards are another address to whoever resolves them, so a
 * check by how they begin would look at the wrong one.
 */
export function checkPath(req: Request, res: Response, next: NextFunction): void {
  const steps = req.path.split(/[/\\]|%2f|%5c/i).map((step) => step.replaceAll(/%2e/gi, "."));
  if (!steps.some((step) => step === "." || step === "..")) return next();
  refuse(req, res, 400, "This address is not one that a browser sends.");
}

/** Only our own host names, so that no link or redirect can be built from a forged one. */
export function checkHost(allowed: (host: string) => boolean) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (allowed(req.headers.host ?? "")) return next();
    refuse(req, res, 421, "This host is not served here.");
  };
}

/**
 * A request that changes something must name our own origin. Remix's own check skips resource routes, lets a missing
 * Origin pass and trusts X-Forwarded-Host (SAFETY), hence this one in front of it.
 */
export function checkOrigin(isOwnOrigin: (origin: string, host: string) => boolean) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const oneClick = req.path === oneClickPath && req.headers.origin === undefined;
    const exempt =
      oneClick || safeMethods.has(req.method) || crossOriginPaths.some((path) => req.path.startsWith(path));
    if (exempt || isOwnOrigin(req.headers.origin ?? "", req.headers.host ?? "")) return next();
    refuse(req, res, 403, "This form was sent from another site. Nothing was changed.");
  };
}

/** The largest body taken: files come as multipart, everything else is small. */
export function bodyLimit(contentType: string | undefined): number {
  return contentType?.startsWith("multipart/form-data") ? 26 * megabyte : megabyte;
}

/** Refuses bodies that say they are too large, and ends those that turn out to be. */
export function checkSize(req: Request, res: Response, next: NextFunction): void {
  if (safeMethods.has(req.method)) return next();
  const limit = bodyLimit(req.headers["content-type"]);
  const said = Number(req.headers["content-length"] ?? 0);
  if (said > limit) {
    res.setHeader("Connection", "close");
    return refuse(req, res, 413, `This is too large. At most ${Math.round(limit / megabyte)} MB are taken.`);
  }
  if (req.headers["content-length"] !== undefined) return next();
  if (req.headers["transfer-encoding"] === undefined) return next();
  return refuse(req, res, 411, "Please say how long the body is.");
}
