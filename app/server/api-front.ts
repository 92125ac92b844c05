import type { NextFunction, Request, Response } from "express";
import { paths } from "~/paths";
import { apiEndpoints } from "~/web/api/endpoints";
import { problem } from "~/web/problem";
import { isApiPath, sendProblem } from "./send-problem";

/** Every address of the API with its methods; a parameter is one part of a path, and not the data twin of a page. */
function routesOf(): { pattern: RegExp; methods: string[] }[] {
  const byPath = new Map<string, Set<string>>([[paths.api.document(), new Set(["GET", "HEAD"])]]);
  for (const { path, method } of apiEndpoints) {
    const methods = byPath.get(path) ?? new Set();
    for (const one of method === "GET" ? ["GET", "HEAD"] : [method]) methods.add(one);
    byPath.set(path, methods);
  }
  return [...byPath].map(([path, methods]) => {
    const parts = path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+(?<!\\.data)");
    return { pattern: new RegExp(`^${parts}/?$`), methods: [...methods] };
  });
}

/**
 * Lets calls of the API pass that it knows; the others never reach a page. It comes behind `checkPath`: an address is
 * read here as Remix will read it.
 */
export function apiFront() {
  const routes = routesOf();
  return (req: Request, res: Response, next: NextFunction): void => {
    if (!isApiPath(req.path)) return next();
    const route = routes.find(({ pattern }) => pattern.test(req.path));
    if (!route) return sendProblem(res, problem(404, "no-such-path", "The API has no such path."));
    if (route.methods.includes(req.method)) return next();
    res.setHeader("Allow", route.methods.join(", "));
    sendProblem(res, problem(405, "method-not-used", `Only ${route.methods.join(", ")} can be used here.`));
  };
}
