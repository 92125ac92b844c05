import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import type { ViteDevServer } from "vite";
import { type AppServices, createCtx, createLoadContext } from "~/web/context.server";
import { apiFront } from "./api-front";
import { answerFailure } from "./answer-failure";
import { checkHost, checkMethod, checkOrigin, checkPath, checkSize } from "./gate";
import { eventsApi } from "./hot/events-api";
import { rememberTargets } from "./hot/link-targets";
import { offerVisits } from "./hot/offer-visit";
import { createRecorders } from "./hot/recorders";
import { referralRedirect } from "./hot/referral-redirect";
import { stripeWebhook } from "./hot/stripe-webhook";
import { stopGracefully } from "./graceful-stop";
import { createMetrics, healthRoutes } from "./health";
import { harden } from "./security-headers";

export type HttpOptions = {
  services: AppServices;
  port: number;
  host?: string;
  /** How long running requests may take once the server stops; after that they are cut off. */
  drainMs?: number;
  /** In development Vite serves the modules and reloads them. */
  vite?: ViteDevServer;
};

const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function ownHosts(services: AppServices) {
  const own = new URL(services.env.APP_URL);
  const localToo = services.env.embedded;
  return {
    isOwnHost: (host: string) => host === own.host || (localToo && local.test(host)),
    isOwnOrigin: (origin: string, host: string) =>
      origin === own.origin || (localToo && origin === `http://${host}` && local.test(host)),
  };
}

function contentSecurity(development: boolean) {
  const nonce = (_req: unknown, res: unknown) => `'nonce-${(res as Response).locals.nonce}'`;
  return harden({
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", nonce, "'strict-dynamic'"],
    styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    frameSrc: ["'self'"],
  });
}

/** The built Remix server, or in development the one that Vite keeps current. */
async function loadBuild(vite: ViteDevServer | undefined): Promise<ServerBuild | (() => Promise<ServerBuild>)> {
  if (vite) return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;
}

/** Logs and measures every response, with the path's shape left to the log and never a query string. */
function observe(services: AppServices, metrics: ReturnType<typeof createMetrics>) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const started = performance.now();
    const requestId = randomBytes(9).toString("base64url");
    res.locals.requestId = requestId;
    res.locals.nonce = randomBytes(16).toString("base64");
    res.setHeader("X-Request-Id", requestId);
    res.on("finish", () => {
      const seconds = (performance.now() - started) / 1000;
      metrics.requests.observe({ method: req.method, status: `${Math.floor(res.statusCode / 100)}xx` }, seconds);
      const facts = {
        requestId,
        method: req.method,
        path: req.path,
        status: res.statusCode,
        ms: Math.round(seconds * 1000),
      };
      if (res.statusCode >= 500) services.log.error(facts, "request");
      else services.log.info(facts, "request");
    });
    next();
  };
}

function serveStatic(app: express.Express, vite: ViteDevServer | undefined): void {
  // Some programs ask for this name whatever the page says.
  app.get("/favicon.ico", (_req, res) => res.redirect(301, "/favicon.svg"));
  if (vite) {
    app.use(vite.middlewares);
    return;
  }
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
  // Pages are not looked for on disk: the files and folders beside the assets are known.
  const names = new Set(readdirSync("build/client"));
  const serveFile = express.static("build/client", { maxAge: "1h", index: false, redirect: false });
  // The tracking kit is made for other sites' pages.
  app.get("/kit.js", (_req, res, next) => {
    res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    res.setHeader("Access-Control-Allow-Origin", "*");
    next();
  });
  app.use((req, res, next) => (names.has(req.path.split("/")[1] ?? "") ? serveFile(req, res, next) : next()));
}

/** The address that a request comes from: as far back as the settings trust what proxies say. */
function senderOf(app: express.Express) {
  const isTrusted = app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  return ({ socket, headers }: IncomingMessage): string => {
    const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
    const hops = [socket.remoteAddress ?? "", ...forwarded.map((text) => text.trim()).reverse()].filter(Boolean);
    return hops.find((address, hop) => !isTrusted(address, hop)) ?? hops.at(-1) ?? "";
  };
}

/** Everything in front of Remix, and Remix. */
async function createApp({ services, vite }: HttpOptions): Promise<RequestListener> {
  const app = express();
  const hosts = ownHosts(services);
  const metrics = createMetrics(services);
  const recorders = createRecorders(createCtx(services, { kind: "system" }, ""));
  const links = { ...recorders, targetOf: rememberTargets(services) };
  const failures = new WeakMap<IncomingMessage, unknown>();
  app.disable("x-powered-by");
  app.set("trust proxy", services.env.TRUST_PROXY);
  app.use(observe(services, metrics), contentSecurity(vite !== undefined));
  // What failed in front of this is answered, logged and measured like everything else.
  app.use((req, _res, next) => next(failures.get(req)));
  app.use(healthRoutes(services, metrics));
  app.use(checkPath, apiFront(), checkMethod, checkHost(hosts.isOwnHost), checkOrigin(hosts.isOwnOrigin), checkSize);
  app.use(eventsApi(services, recorders), stripeWebhook(services, recorders), offerVisits(services, links));
  app.use(compression());
  serveStatic(app, vite);
  app.use((_req, res, next) => {
    res.setHeader("Cache-Control", "private, no-store");
    next();
  });
  const handler = createRequestHandler({
    build: await loadBuild(vite),
    mode: vite ? "development" : "production",
    getLoadContext: (req, res) =>
      createLoadContext(services, {
        requestId: res.locals.requestId,
        nonce: res.locals.nonce,
        cookie: req.headers.cookie,
        userAgent: (req.headers["user-agent"] ?? "").slice(0, 300),
        network: req.ip ?? "",
        clickId: res.locals.clickId,
        tooLarge: res.locals.tooLarge,
        setHeader: (name, value) => void res.setHeader(name, value),
      }),
  });
  app.all("*", handler);
  app.use(answerFailure(services));

  const redirect = referralRedirect(services, { ...links, metrics, ...hosts, addressOf: senderOf(app) });

  const failed = (req: IncomingMessage, res: ServerResponse) => (error: unknown) => {
    failures.set(req, error);
    app(req, res);
  };
  return (req, res) => {
    if (!req.url?.startsWith("/r/")) return app(req, res);
    try {
      const answered = redirect(req, res);
      if (answered instanceof Promise) answered.then((done) => done || app(req, res), failed(req, res));
      else if (!answered) app(req, res);
    } catch (error) {
      failed(req, res)(error);
    }
  };
}

/**
 * Starts serving.
 * @returns the address, and `stop`, which lets running requests finish (for 10 s unless `drainMs` says otherwise)
 * @throws the listener's error (EADDRINUSE …) when the port cannot be had
 */
export async function startHttp(options: HttpOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(await createApp(options));
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 65_000;
  const { log } = options.services;
  const stop = stopGracefully(server, {
    limitMs: options.drainMs ?? 10_000,
    onLimit: (answers) => log.warn({ answers }, "the server stopped before every request was answered"),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return { url: `http://localhost:${port}`, stop };
}
