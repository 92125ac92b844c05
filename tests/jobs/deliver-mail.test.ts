import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "db/tx";
import { createResendMailer } from "~/adapters/resend-mailer";
import { requestPasswordReset } from "~/domain/identity/commands/request-password-reset";
import { findPasswordReset } from "db/queries/identity";
import { hashToken } from "~/domain/identity/tokens";
import { deliverMail } from "~/domain/messages/commands/deliver-mail";
import { queueMail } from "~/domain/messages/commands/queue-mail";
import type { OutgoingMail } from "~/domain/messages/types";
import { hour } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { eventually } from "../support/eventually";
import { createWorld, type World } from "../support/factories";
import { type FakeResend, startFakeResend } from "../support/fake-resend";
import { drainJobs, jobServices, listJobs } from "../support/run-jobs";

const database = testDatabase();
let world: World;
let resend: FakeResend;

const system = () => world.ctxOf({ kind: "system" as const });
const mailer = () =>
  createResendMailer({ apiKey: "re_test_key", from: "a@b.example", baseUrl: resend.baseUrl, timeoutMs: 300 });
const deliver = (mailId: string) => deliverMail(system(), mailId, (mail) => mailer().send(mail));
const rowOf = (mailId: string) =>
  database.db.selectFrom("outboxMails").selectAll().where("id", "=", mailId).executeTakeFirstOrThrow();
const jobsOf = async (mailId: string) => (await listJobs(world)).filter((job) => job.payload.mailId === mailId);

function barrier() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

async function waitingForALock(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(database.db);
  return rows[0]?.n ?? 0;
}

async function queue(template = "lead-accepted"): Promise<string> {
  const key = `cause-${Math.random()}`;
  await inTransaction(database.db, (tx) =>
    queueMail(tx, system(), {
      idempotencyKey: key,
      template,
      recipient: "ana@brightside.example",
      userId: null,
      subject: "Accepted",
      html: "<p>secret-word</p>",
      text: "secret-word",
    }),
  );
  const mail = database.db.selectFrom("outboxMails").select("id").where("idempotencyKey", "=", key);
  return (await mail.executeTakeFirstOrThrow()).id;
}

beforeEach(async () => {
  world = await createWorld(database);
  resend = await startFakeResend();
});
afterEach(() => resend.close());

describe("a mail of the outbox", () => {
  it("is sent once, with its job enqueued by the transaction that wrote it", async () => {
    const id = await queue();
    expect(await jobsOf(id)).toMatchObject([{ name: "messages.deliver-mail", key: `deliver:${id}` }]);
    await deliver(id);
    await deliver(id);
    expect(await rowOf(id)).toMatchObject({
      status: "sent",
      providerId: "mail-1",
      attempts: 1,
      lastError: null,
      bodyText: "secret-word",
    });
    expect(resend.requests).toHaveLength(1);
    expect(resend.requests[0]?.idempotencyKey).toBe((await rowOf(id)).idempotencyKey);
  });

  it.each(["invitation", "password-reset"])(
    "with a secret link (%s) keeps no words once it was sent",
    async (template) => {
      const id = await queue(template);
      await deliver(id);
      expect(await rowOf(id)).toMatchObject({ status: "sent", html: "", bodyText: "" });
      expect(resend.accepted[0]?.text).toBe("secret-word");
    },
  );

  it("stays readable where nothing is delivered, also with a secret link", async () => {
    const id = await queue("password-reset");
    await deliverMail(system(), id, async () => ({ outcome: "kept" }));
    expect(await rowOf(id)).toMatchObject({ status: "kept", bodyText: "secret-word" });
  });

  it.each([
    ["rate-limit", 7],
    ["server-error", 2],
    ["drop", 2],
    ["hang", 2],
    ["concurrent", 2],
  ] as const)("is tried again after %s, not before %i seconds, and delivered once", async (failure, seconds) => {
    const id = await queue();
    resend.failNext(failure);
    await deliver(id);
    expect(await rowOf(id)).toMatchObject({ status: "waiting", attempts: 1, lastError: expect.any(String) });
    const [job] = await jobsOf(id);
    expect(job?.runAt.getTime()).toBe(world.clock.now().getTime() + seconds * 1000);
    await deliver(id);
    expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 2, lastError: null });
    expect(resend.accepted).toHaveLength(1);
  });

  it("that is refused says why and is not tried again", async () => {
    const id = await queue("invitation");
    resend.failNext("invalid");
    await deliver(id);
    await deliver(id);
    expect(await rowOf(id)).toMatchObject({
      status: "refused",
      lastError: "validation_error: fake validation_error",
      bodyText: "",
    });
    expect(resend.requests).toHaveLength(1);
  });

  it("is given up 20 hours after its first attempt, and never before it had one", async () => {
    const [old, fresh] = [await queue(), await queue()];
    resend.failNext("drop");
    await deliver(old);
    world.clock.forward(20 * hour);
    await deliver(old);
    expect(await rowOf(old)).toMatchObject({ status: "refused", lastError: expect.stringContaining("20 hours") });
    expect(resend.requests).toHaveLength(1);
    await deliver(fresh);
    expect((await rowOf(fresh)).status).toBe("sent");
  });

  it("goes on after a crash at any point with the same key", async () => {
    const [before, behind] = [await queue(), await queue()];
    const crash = async (): Promise<never> => {
      throw new Error("killed");
    };
    await expect(deliverMail(system(), before, crash)).rejects.toThrow("killed");
    const sendAndCrash = async (mail: OutgoingMail) => {
      await mailer().send(mail);
      return crash();
    };
    await expect(deliverMail(system(), behind, sendAndCrash)).rejects.toThrow("killed");
    expect(await rowOf(behind)).toMatchObject({ status: "waiting", attempts: 1, firstAttemptAt: expect.any(Date) });
    await deliver(before);
    await deliver(behind);
    expect(resend.accepted).toHaveLength(2);
    expect(await rowOf(behind)).toMatchObject({ status: "sent", attempts: 2 });
  });

  it("is never in two hands at once", async () => {
    const id = await queue();
    let hands = 0;
    const [inHand, letGo] = [barrier(), barrier()];
    const send = async () => {
      hands += 1;
      inHand.open();
      await letGo.opened;
      return { outcome: "sent" as const, providerId: "one" };
    };
    const first = deliverMail(system(), id, send);
    await inHand.opened;
    const others = Array.from({ length: 5 }, () => deliverMail(system(), id, send));
    // The first one keeps it until each of the others has come as far as the database lets it.
    await eventually(async () => expect(await waitingForALock()).toBe(others.length));
    letGo.open();
    await Promise.all([first, ...others]);
    expect(hands).toBe(1);
    expect(await rowOf(id)).toMatchObject({ status: "sent" });
  });
});

describe("a forgotten password", () => {
  const waiting = async () => (await listJobs(world)).filter(({ name }) => name === "identity.mail-password-reset");
  const resets = () => database.db.selectFrom("passwordResets").select("id").execute();

  it("of an unknown, a known and an ended address enqueues the same work; only the known one gets a mail", async () => {
    const known = await world.vendor("Known Person", "finance");
    const ended = await world.vendor("Ended Person", "finance");
    await database.db
      .updateTable("users")
      .set({ disabledAt: world.clock.now() })
      .where("id", "=", ended.actor.userId)
      .execute();
    const before = (await resets()).length;
    for (const email of ["nobody@nowhere.example", known.actor.email, ended.actor.email]) {
      await requestPasswordReset(world.ctxOf({ kind: "anonymous" as const }), { email });
    }
    const jobs = await waiting();
    expect(jobs.map(({ name, payload }) => [name, Object.keys(payload)])).toEqual(
      Array.from({ length: 3 }, () => ["identity.mail-password-reset", ["email"]]),
    );
    await drainJobs(world, jobServices(world), {
      times: 2,
      only: ({ name }) => name === "identity.mail-password-reset",
    });
    const mails = await database.db
      .selectFrom("outboxMails")
      .selectAll()
      .where("template", "=", "password-reset")
      .where("status", "=", "waiting")
      .execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual([known.actor.email]);
    expect(await resets()).toHaveLength(before + 1);

    const token = /\/reset-password\?token=([\w-]+)/.exec(mails[0]?.bodyText ?? "")?.[1] ?? "";
    const reset = await findPasswordReset(database.db, hashToken(token));
    expect(reset).toMatchObject({ userId: known.actor.userId, usedAt: null });
    expect(reset?.expiresAt.getTime()).toBe(world.clock.now().getTime() + hour);
  });
});
