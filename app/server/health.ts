import { timingSafeEqual } from "node:crypto";
import { countJobs, lastWorkerSign } from "~/domain/journal/views/read-vitals";
import { pendingMigrations } from "db/migrate";
import type { NextFunction, Request, Response, Router } from "express";
import { Router as createRouter } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { minute } from "~/kernel/time";
import type { AppServices } from "~/web/context.server";

const workerSilentAfter = 2 * minute;

/** Figures for Prometheus; one registry per server, so that tests can start several. */
export function createMetrics(services: AppServices) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "fairlead_http_request_seconds",
    help: "Time until a response was sent, by method and status class",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  new Gauge({
    name: "fairlead_jobs",
    help: "Jobs in the queue by state",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      // Without the database the other figures are wanted most: this one is left out then.
      const figures = await countJobs(services.database.db).catch(() => null);
      this.reset();
      if (!figures) return;
      this.set({ state: "waiting" }, figures.waiting);
      this.set({ state: "failed" }, figures.failed);
    },
  });
  return { registry, requests };
}

export type Metrics = ReturnType<typeof createMetrics>;

function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** /healthz (the process), /readyz (database, migrations, worker) and /metrics (behind a token). */
export function healthRoutes(services: AppServices, metrics: Metrics): Router {
  const router = createRouter();
  const { db } = services.database;

  router.get("/healthz", (_req: Request, res: Response) => {
    res.json({ status: "ok" });
  });

  router.get("/readyz", async (_req: Request, res: Response) => {
    const problems: string[] = [];
    try {
      const pending = await pendingMigrations(db);
      if (pending.length > 0) problems.push("migrations are pending");
      const sign = await lastWorkerSign(db);
      if (!sign || services.now().getTime() - sign.getTime() > workerSilentAfter) problems.push("no worker was seen");
    } catch {
      problems.push("the database cannot be reached");
    }
    res.status(problems.length ? 503 : 200).json({ status: problems.length ? "not ready" : "ready", problems });
  });

  router.get("/metrics", (req: Request, res: Response, next: NextFunction) => {
    const token = services.env.METRICS_TOKEN;
    const given = req.headers.authorization?.replace(/^Bearer /, "") ?? "";
    if (!token || !sameSecret(given, token)) return void res.status(404).type("text/plain").send("Not found\n");
    metrics.registry.metrics().then((figures) => res.type(metrics.registry.contentType).send(figures), next);
  });

  return router;
}
