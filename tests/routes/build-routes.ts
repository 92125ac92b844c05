import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Endpoint } from "~/web/api/endpoint";
import type { Door } from "~/web/handle.server";
import type { Given } from "./matrix-row";

/** A route of the built application, with what its loader and action ask for. */
export type BuiltRoute = {
  id: string;
  /** Address pattern, such as /desk/leads/:leadId. */
  pattern: string;
  index: boolean;
  loader: { permission?: Door } | undefined;
  intents: Record<string, Door> | undefined;
  hasAction: boolean;
  /** Of a route of the API: its endpoints. */
  api: { GET?: Endpoint; POST?: Endpoint } | undefined;
};

/** Reads every route from the build that is served: nothing can be forgotten. */
export async function readBuiltRoutes(): Promise<BuiltRoute[]> {
  const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
  return Object.values(build.routes).flatMap((route) => {
    if (!route) return [];
    const parts: string[] = [];
    for (let at: typeof route | undefined = route; at; at = build.routes[at.parentId ?? ""]) {
      if (at.path) parts.unshift(at.path);
    }
    const action = route.module.action as { intents?: Record<string, Door>; endpoint?: Endpoint } | undefined;
    const loader = route.module.loader as (BuiltRoute["loader"] & { endpoint?: Endpoint }) | undefined;
    const [GET, POST] = [loader?.endpoint, action?.endpoint];
    return {
      id: route.id,
      pattern: `/${parts.join("/")}`,
      index: route.index === true,
      loader: GET ? undefined : loader,
      intents: action?.intents,
      hasAction: action !== undefined && !POST,
      api: GET || POST ? { ...(GET && { GET }), ...(POST && { POST }) } : undefined,
    };
  });
}

/** The address of a request. An index route's own action is reached with ?index. */
export function addressOf(route: BuiltRoute, given: Given, way: "read" | "write"): string {
  const pathname = route.pattern
    .replace(/:(\w+)/g, (_, name: string) => given.params?.[name] ?? "")
    .replace(/\*$/, "no-such-page");
  const query = [way === "write" && route.index ? "index" : "", given.query ?? ""].filter(Boolean).join("&");
  return query ? `${pathname}?${query}` : pathname;
}
