import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createQueuePool } from "db/client";
import {
  Logger as GraphileLogger,
  type Runner,
  type TaskList,
  type WorkerEvents,
  parseCronItems,
  run,
} from "graphile-worker";
import type { Pool } from "pg";
import { signAndTakeBack, signEverySeconds, signOff } from "~/domain/journal/commands/watch-workers";
import { type JobServices, systemCtx } from "./job-services";
import { plainJobs } from "./plain-jobs";
import { entryHandlers } from "./registry";
import { clockwork } from "./schedule";

const concurrency = 4;
/** One connection per job, one that listens, and one for the queue's own book-keeping. */
const connections = concurrency + 2;
const restartAfter = 2_000;

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
  for (const [name, job] of Object.entries(plainJobs)) {
    tasks[name] = (payload, helpers) => job(services, payload, `job-${helpers.job.id}`, helpers.job.attempts);
  }
  for (const [name, { run: tick }] of Object.entries(clockwork)) {
    tasks[name] = async () => {
      await tick(services);
    };
  }
  return tasks;
}

function cronItems() {
  return parseCronItems(
    Object.entries(clockwork).map(([task, { cron }]) => ({
      task,
      match: cron,
      options: { maxAttempts: 5, jobKey: task },
    })),
  );
}

/** Only what somebody should look at; an ended connection is none of it while the process stops. */
function queueLogger(services: JobServices, isStopping: () => boolean): GraphileLogger {
  return new GraphileLogger((scope) => (level, message, meta) => {
    if ((level !== "error" && level !== "warning") || isStopping()) return;
    const facts = { job: scope.taskIdentifier, ...(meta?.error ? { err: meta.error } : {}) };
    services.log[level === "error" ? "error" : "warn"](facts, message);
  });
}

/** One run of the queue, under the id that its jobs are locked by; `ended` settles when it stops for whatever reason. */
async function startQueue(services: JobServices, pool: Pool, isStopping: () => boolean) {
  const ctx = systemCtx(services);
  const events: WorkerEvents = new EventEmitter();
  let id = "";
  events.once("pool:create", ({ workerPool }) => {
    id = workerPool.id;
  });
  const runner: Runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    taskList: taskList(services),
    parsedCronItems: cronItems(),
    logger: queueLogger(services, isStopping),
    events,
    // Batched, a failure to record a job's end stops the queue in good order; unbatched it would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const ended = runner.promise.catch((error: unknown) => {
    if (!isStopping()) services.log.error({ err: error }, "the job queue stopped");
  });
  const sign = () =>
    signAndTakeBack(ctx, id).catch((error: unknown) => {
      if (!isStopping()) services.log.warn({ err: error }, "the worker could not say that it is alive");
    });
  await sign();
  const timer = setInterval(sign, signEverySeconds * 1000);
  return {
    ended,
    async stop() {
      // Already ended by itself: there is nothing to stop, and the runner would call that an error.
      await runner.stop().catch(() => {});
      await ended;
      clearInterval(timer);
      await signOff(ctx, id).catch(() => {});
    },
  };
}

/**
 * Starts taking jobs: the journal's followers, the clock's work and mails. A queue that breaks off, because the
 * database went away, is started again until it stays; the jobs of a worker that fell silent are taken back.
 * @returns `stop`, which lets running jobs finish
 * @throws when the database cannot be reached at the start
 */
export async function startWorker(services: JobServices): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  const pool = createQueuePool(services.database, {
    max: connections,
    onError: (error) => {
      if (!isStopping()) services.log.warn({ err: error }, "a connection of the job queue broke off");
    },
  });
  let queue = await startQueue(services, pool, isStopping).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });

  async function keepRunning(): Promise<void> {
    while (!isStopping()) {
      await queue.ended;
      await queue.stop();
      await sleep(restartAfter, undefined, { signal: stopping.signal }).catch(() => {});
      if (isStopping()) return;
      queue = await startQueue(services, pool, isStopping).catch((error: unknown) => {
        services.log.warn({ err: error }, "the job queue could not be started again yet");
        return queue;
      });
    }
  }
  const running = keepRunning();

  return {
    async stop() {
      stopping.abort();
      await queue.stop();
      await running;
      // One that was being started again at that very moment.
      await queue.stop();
      await pool.end();
    },
  };
}
