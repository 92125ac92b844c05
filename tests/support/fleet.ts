import { sql } from "kysely";
import { expect } from "vitest";
import { updateUser } from "db/queries/identity";
import { inTransaction } from "db/tx";
import { hashPassword } from "~/domain/identity/passwords";
import { eventually } from "./eventually";
import type { TestDatabase } from "./database";
import { type FakeResend, startFakeResend } from "./fake-resend";
import { type Answer, Browser, type Fields } from "./http-client";
import { times } from "./race";
import { type ServeProcess, startServeProcess } from "./serve-process";

const password = "five small boats at anchor";

/** Several processes of the built application on one database, each with its worker, and what a test asks of them. */
export type Fleet = {
  /** Addresses of the processes. */
  urls: string[];
  /** Signs people in over HTTP; gives a browser for each of the workers, spread over the people and the processes. */
  workers(...people: { actor: { userId: string; email: string } }[]): Promise<Browser[]>;
  /** Waits until the processes have done every job but mails and what the clock asks for. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts `count` processes; mails go to a provider that takes them all. */
export async function startFleet(database: TestDatabase, count: number): Promise<Fleet> {
  const running: ServeProcess[] = [];
  const resend: FakeResend = await startFakeResend();
  const stop = async () => {
    await Promise.all(running.map((one) => one.kill()));
    await resend.close();
  };
  for (let n = 0; n < count; n += 1) {
    // One after the other: they would migrate and build at once.
    running.push(await startServeProcess(database.url, { RESEND_BASE_URL: resend.baseUrl }));
  }
  const urls = running.map(({ url }) => url);

  async function signIn(email: string, userId: string): Promise<Browser> {
    const passwordHash = await hashPassword(password);
    await inTransaction(database.db, (tx) => updateUser(tx, userId, { passwordHash }));
    const browser = new Browser(urls[0] ?? "");
    const answer = await browser.post("/sign-in", { intent: "sign-in", email, password, next: "" });
    expect(answer.status).toBe(303);
    return browser;
  }

  return {
    urls,
    stop,
    async workers(...people) {
      const browsers: Browser[] = [];
      for (const { actor } of people) browsers.push(await signIn(actor.email, actor.userId));
      return times((n) => (browsers[n % browsers.length] as Browser).copy(urls[n % urls.length]));
    },
    settle: () =>
      eventually(async () => {
        const { rows } = await sql<{ open: string }>`
          select (select count(*) from inbound_events where status = 'received')
            + (select count(*) from graphile_worker._private_jobs j
               join graphile_worker._private_tasks t on t.id = j.task_id
               where t.identifier not like 'messages.%' and t.identifier not like 'clock.%'
                 and t.identifier not like '%.notify%') as open
        `.execute(database.db);
        expect(Number(rows[0]?.open)).toBe(0);
      }, 30_000),
  };
}

/** What the page's script gets when it is sent on to another page; a form without a script gets 303. */
const sentOn = 202;

/** Sends a form as a page's script does: a refusal is answered without the page around it. */
export const send = (browser: Browser, path: string, fields: Fields): Promise<Answer> =>
  browser.post(path, fields, { twin: true });

/** How many of these forms were accepted. Throws when one met anything but that or a refusal. */
function acceptedOf(answers: readonly Answer[]): number {
  const odd = answers.filter(({ status }) => status !== sentOn && status !== 409);
  expect(odd.map(({ status, body }) => `${status} ${body.slice(0, 200)}`)).toEqual([]);
  return answers.filter(({ status }) => status === sentOn).length;
}

/** All workers at once send forms, each worker one after the other; gives how many were accepted. */
export async function allSend(
  workers: readonly Browser[],
  forms: readonly { path: string; fields: Fields }[],
): Promise<number> {
  const answers = await Promise.all(
    workers.map(async (browser) => {
      const own: Answer[] = [];
      for (const { path, fields } of forms) own.push(await send(browser, path, fields));
      return own;
    }),
  );
  return acceptedOf(answers.flat());
}
