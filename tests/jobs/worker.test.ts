import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enqueueJob } from "db/queries/jobs";
import { unlockJobsOfSilentWorkers } from "db/queries/worker-signs";
import { type Db, inTransaction, type Tx } from "db/tx";
import { signAndTakeBack, signEverySeconds, silentAfterSeconds } from "~/domain/journal/commands/watch-workers";
import { queueMail } from "~/domain/messages/commands/queue-mail";
import type { Mailer } from "~/adapters/mailer";
import { startWorker } from "~/jobs/worker";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";
import { jobServices, listJobs } from "../support/run-jobs";
import { eventually } from "../support/eventually";

const database = testDatabase();
let world: World;
const running: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  world = await createWorld(database);
  world.clock.now = () => new Date();
  await sql`truncate graphile_worker._private_jobs, worker_signs`.execute(database.db);
});
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});

async function start(mailer?: Mailer) {
  const worker = await startWorker(jobServices(world, mailer));
  running.push(worker);
  return worker;
}

async function queue(key: string): Promise<void> {
  await inTransaction(database.db, (tx) => queueIn(tx, key));
}

function queueIn(tx: Tx, key: string) {
  return queueMail(tx, world.ctxOf({ kind: "system" as const }), {
    idempotencyKey: key,
    template: "lead-accepted",
    recipient: "ana@brightside.example",
    userId: null,
    subject: "Accepted",
    html: "<p>Accepted</p>",
    text: "Accepted",
  });
}

const statusOf = async (key: string) => {
  const row = database.db.selectFrom("outboxMails").select("status").where("idempotencyKey", "=", key);
  return (await row.executeTakeFirst())?.status;
};
const signs = () => database.db.selectFrom("workerSigns").selectAll().execute();
const lockedBy = async () => {
  const { rows } = await sql<{
    lockedBy: string | null;
  }>`select locked_by as "lockedBy" from graphile_worker.jobs order by id`.execute(database.db);
  return rows.map((row) => row.lockedBy);
};

describe("the worker", () => {
  it("takes jobs as they come, signs under the id that it locks them by, and signs off", async () => {
    let holder: string | null | undefined;
    const worker = await start({
      send: async () => {
        [holder] = await lockedBy();
        return { outcome: "kept" };
      },
    });
    expect(await signs()).toHaveLength(1);
    await queue("first");
    await eventually(async () => expect(await statusOf("first")).toBe("kept"));
    expect((await signs()).map(({ workerId }) => workerId)).toEqual([holder]);
    running.length = 0;
    await worker.stop();
    expect(await signs()).toEqual([]);
    expect(await listJobs(world)).toEqual([]);
  });

  it("keeps a job that fails for another attempt", async () => {
    await start();
    await inTransaction(database.db, (tx) => enqueueJob(tx, "messages.deliver-mail", { mailId: 7 }));
    await eventually(async () => {
      const { rows } = await sql<{ attempts: number; error: string; lockedBy: null }>`
        select attempts, last_error as error, locked_by as "lockedBy" from graphile_worker.jobs
      `.execute(database.db);
      expect(rows).toEqual([{ attempts: 1, error: "A delivery names its mail", lockedBy: null }]);
    });
    await queue("afterwards");
    await eventually(async () => expect(await statusOf("afterwards")).toBe("kept"));
  });

  it("lets a running job finish when it is stopped", async () => {
    let finish = () => {};
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const mayFinish = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const worker = await start({
      send: async () => {
        begun();
        await mayFinish;
        return { outcome: "kept" };
      },
    });
    await queue("running");
    await hasBegun;
    running.length = 0;
    const stopped = worker.stop();
    expect(await statusOf("running")).toBe("waiting");
    finish();
    await stopped;
    expect(await statusOf("running")).toBe("kept");
    expect(await listJobs(world)).toEqual([]);
  });

  it("comes back by itself after the database has ended all of its connections", async () => {
    await start();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fairlead-jobs' and datname = current_database()`.execute(
      database.db,
    );
    await queue("after the break");
    await eventually(async () => expect(await statusOf("after the break")).toBe("kept"), 15_000);
  });
});

describe("jobs of a worker that fell silent", () => {
  const ctx = () => world.ctxOf({ kind: "system" as const });

  async function lockAll(workerId: string, secondsAgo: number, db: Db = database.db) {
    await sql`
      update graphile_worker._private_jobs
      set locked_by = ${workerId}, locked_at = now() - make_interval(secs => ${secondsAgo}), attempts = 1
    `.execute(db);
  }
  const signed = (workerId: string, secondsAgo: number) =>
    database.db
      .insertInto("workerSigns")
      .values({ workerId, seenAt: sql<Date>`now() - make_interval(secs => ${secondsAgo})` })
      .execute();

  it.each([
    ["is freed when it was killed", { locked: 50, sign: silentAfterSeconds + 1 }, null],
    ["is freed when it was killed before its first sign", { locked: 50, sign: null }, null],
    ["is left to a worker that is alive, however long it takes", { locked: 600, sign: 5 }, "pool-other"],
    ["is left to one that was silent for a short while", { locked: 600, sign: silentAfterSeconds - 5 }, "pool-other"],
    ["is left to one that has only just woken up", { locked: 1, sign: silentAfterSeconds + 1 }, "pool-other"],
  ])("%s", async (_, { locked, sign }, expected) => {
    await queue(`job ${Math.random()}`);
    await lockAll("pool-other", locked);
    if (sign !== null) await signed("pool-other", sign);
    await signAndTakeBack(ctx(), "pool-me");
    expect(await lockedBy()).toEqual([expected]);
  });

  it("is taken up within a minute, by a worker that was running all the while", async () => {
    await start();
    await inTransaction(database.db, async (tx) => {
      await queueIn(tx, "orphan of a killed worker");
      await lockAll("pool-killed", silentAfterSeconds + 1, tx);
    });
    await signed("pool-killed", silentAfterSeconds + 1);
    const began = performance.now();
    const kept = async () => expect(await statusOf("orphan of a killed worker")).toBe("kept");
    await eventually(kept, 2 * signEverySeconds * 1000);
    const seconds = (performance.now() - began) / 1000;
    console.info(`a silent worker's job: done ${seconds.toFixed(1)} s after the silence of ${silentAfterSeconds} s`);
    expect(silentAfterSeconds + seconds).toBeLessThan(60);
  }, 40_000);

  it("is done by another worker, also when several take back at once", async () => {
    await queue("orphan");
    await lockAll("pool-dead", 100);
    await Promise.all([start(), start(), unlockJobsOfSilentWorkers(database.db, silentAfterSeconds)]);
    await eventually(async () => expect(await statusOf("orphan")).toBe("kept"));
  });

  it("forgets old signs", async () => {
    await signed("pool-old", 3_700);
    await signAndTakeBack(ctx(), "pool-me");
    expect((await signs()).map(({ workerId }) => workerId)).toEqual(["pool-me"]);
  });
});
