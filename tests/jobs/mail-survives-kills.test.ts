import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { unlockJobsOfSilentWorkers } from "db/queries/worker-signs";
import { inTransaction } from "db/tx";
import { queueMail } from "~/domain/messages/commands/queue-mail";
import { testDatabase } from "../support/database";
import { eventually } from "../support/eventually";
import { createWorld } from "../support/factories";
import { type ResendFailure, startFakeResend } from "../support/fake-resend";
import { seededRandom } from "../support/seeded-random";

const database = testDatabase();
const script = join(import.meta.dirname, "../support/worker-process.ts");
const seed = 20_261_124;
const mails = 100;
const kills = 4;

/** The ways to fail that leave the mail deliverable; "invalid" refuses it for good and has a phase of its own. */
const passing: ResendFailure[] = ["rate-limit", "server-error", "drop", "hang", "concurrent"];

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function startWorkerProcess(resendUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, database.url, resendUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** What time would do: the killed worker's jobs are taken back, and the waits between attempts pass. */
async function letTimePass(): Promise<void> {
  await unlockJobsOfSilentWorkers(database.db, 0);
  await sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`.execute(database.db);
}

describe("mails while workers are killed and the provider fails in every way", () => {
  it("are neither lost nor doubled (R8)", { timeout: 120_000 }, async () => {
    console.log(`R8: ${mails} mails, ${kills} kills, seed ${seed}`);
    const random = seededRandom(seed);
    const world = await createWorld(database);
    const resend = await startFakeResend();
    const system = world.ctxOf({ kind: "system" as const });
    const keys = Array.from({ length: mails }, (_, n) => `r8-${n}`);
    await inTransaction(database.db, async (tx) => {
      for (const key of keys) {
        const recipient = `${key}@brightside.example`;
        const words = { subject: key, html: `<p>${key}</p>`, text: key };
        await queueMail(tx, system, {
          idempotencyKey: key,
          template: "lead-accepted",
          recipient,
          userId: null,
          ...words,
        });
      }
    });
    const refusedFirst = 10;
    resend.failNext(...Array.from({ length: refusedFirst }, () => "invalid" as const));
    for (let n = 0; n < mails; n += 1) {
      if (random() < 0.6) resend.failNext(passing[Math.floor(random() * passing.length)] ?? "drop");
    }

    for (let round = 1; round <= kills; round += 1) {
      const child = await startWorkerProcess(resend.baseUrl);
      const enough = resend.requests.length + 8 + Math.floor(random() * 16);
      await eventually(async () => {
        await letRetriesBeDue();
        expect(resend.requests.length).toBeGreaterThanOrEqual(enough);
      }, 30_000);
      await kill(child);
      await letTimePass();
    }
    const last = await startWorkerProcess(resend.baseUrl);
    const statuses = () => database.db.selectFrom("outboxMails").select(["idempotencyKey", "status"]).execute();
    await eventually(async () => {
      await letRetriesBeDue();
      expect((await statuses()).filter(({ status }) => status === "waiting")).toEqual([]);
    }, 60_000);
    await kill(last);
    await resend.close();

    const outcome = await statuses();
    const withStatus = (wanted: string) =>
      outcome
        .filter(({ status }) => status === wanted)
        .map(({ idempotencyKey }) => idempotencyKey)
        .sort();
    const delivered = resend.accepted.map(({ idempotencyKey }) => idempotencyKey).sort();
    expect(delivered).toEqual([...new Set(delivered)]);
    expect(withStatus("sent")).toEqual(delivered);
    expect(withStatus("refused").length + delivered.length).toBe(mails);
    expect(withStatus("refused").length).toBeLessThanOrEqual(refusedFirst);
    console.log(
      `R8: ${delivered.length} delivered, ${withStatus("refused").length} refused, ${resend.requests.length} requests`,
    );
  });
});

/** Passes the waits between attempts without touching jobs that somebody has in hand. */
async function letRetriesBeDue(): Promise<void> {
  await sql`
    update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()
  `.execute(database.db);
}
