import { randomBytes } from "node:crypto";
import { noteSign, takeBackJobs } from "~/domain/messages/commands/watch-workers";
import { Logger as GraphileLogger, type TaskList, run } from "graphile-worker";
import { after, minute } from "~/kernel/time";
import { type JobServices, systemCtx } from "./job-services";
import { plainJobs } from "./plain-jobs";
import { entryHandlers } from "./registry";
import { clockwork } from "./schedule";

const signEvery = 10_000;
const concurrency = 4;

function entryIdOf(payload: unknown): string {
  const entryId = (payload as { entryId?: unknown } | null)?.entryId;
  if (typeof entryId !== "string") throw new Error("A follower's job carries the id of its journal entry");
  return entryId;
}

function taskList(services: JobServices): TaskList {
  const tasks: TaskList = {};
  for (const [name, handler] of Object.entries(entryHandlers)) {
    tasks[name] = (payload) => handler(services, entryIdOf(payload));
  }
  for (const [name, job] of Object.entries(plainJobs)) tasks[name] = (payload) => job(services, payload);
  for (const [name, { run: tick }] of Object.entries(clockwork)) {
    tasks[name] = async () => {
      await tick(services);
    };
  }
  return tasks;
}

function quietLogger(services: JobServices): GraphileLogger {
  return new GraphileLogger((scope) => (level, message, meta) => {
    if (level !== "error" && level !== "warning") return;
    const facts = { job: scope.taskIdentifier, ...(meta?.error ? { err: meta.error } : {}) };
    services.log[level === "error" ? "error" : "warn"](facts, message);
  });
}

/**
 * Starts taking jobs. A worker says every ten seconds that it is alive; the jobs of one that has been silent for a
 * minute are taken back (graphile-worker alone would keep them locked for four hours).
 */
export async function startWorker(services: JobServices): Promise<{ stop(): Promise<void> }> {
  const ctx = systemCtx(services);
  const workerId = `fairlead-${randomBytes(6).toString("hex")}`;
  const sign = async () => {
    await noteSign(ctx, workerId);
    await takeBackJobs(ctx, after(services.now(), -minute));
  };
  await sign();
  const runner = await run({
    pgPool: services.database.pool,
    concurrency,
    noHandleSignals: true,
    taskList: taskList(services),
    crontab: Object.entries(clockwork)
      .map(([name, { cron }]) => `${cron} ${name} ?max=5&jobKey=${name}`)
      .join("\n"),
    parsedCronItems: undefined,
    logger: quietLogger(services),
    preset: { worker: { } },
  });
  const timer = setInterval(() => {
    sign().catch((error: unknown) => services.log.warn({ err: error }, "the worker could not say that it is alive"));
  }, signEvery);
  return {
    async stop() {
      clearInterval(timer);
      await runner.stop();
    },
  };
}
