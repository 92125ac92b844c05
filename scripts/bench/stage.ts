import { createDatabase } from "db/client";
import { sql } from "kysely";
import { createSessions } from "~/web/session.server";
import { findFreePort } from "../embedded-postgres/server-process";
import { benchEnd } from "./clock";
import type { Dataset } from "./dataset";
import {
  type AppStart,
  type BarePage,
  type BareStart,
  type MeasuredProcess,
  type Statement,
  startMeasured,
} from "./measured-process";
import { type BenchPage, benchPages, type Viewer } from "./pages";

/** Fairlead and the bare server on one database, with who is signed in and what is asked for. */
export type Stage = {
  dataset: Dataset;
  app: MeasuredProcess;
  bare: MeasuredProcess;
  cookies: Record<Viewer, string>;
  pages: BenchPage[];
  partnerId: string;
  stop(): Promise<void>;
};

/**
 * Starts both servers. What the bare one runs is written down from Fairlead's own answers to the same requests, so
 * both do the same SQL: session, permission, the frame's numbers and the page's rows and totals.
 */
export async function openStage(dataset: Dataset): Promise<Stage> {
  const { cookies, leadId, programId, partnerId } = await signIn(dataset.url);
  const pages = benchPages(leadId, programId);
  const appStart: AppStart = { databaseUrl: dataset.url, port: await findFreePort() };
  const app = await startMeasured(new URL("app-server.ts", import.meta.url), appStart);
  try {
    const barePages: BarePage[] = [];
    for (const page of pages) barePages.push(await recordPage(app, page, cookies[page.viewer]));
    const bareStart: BareStart = { databaseUrl: dataset.url, port: await findFreePort(), pages: barePages };
    const bare = await startMeasured(new URL("bare-server.ts", import.meta.url), bareStart);
    const stop = async () => {
      await Promise.all([app.stop(), bare.stop()]);
      await dataset.discard();
    };
    return { dataset, app, bare, cookies, pages, partnerId, stop };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** Starts a session for each viewer, and finds the ids that pages need. */
async function signIn(databaseUrl: string) {
  const database = createDatabase(databaseUrl, { max: 2 });
  try {
    const sessions = createSessions(database.db, { secure: false, now: () => benchEnd });
    const cookieOf = async (email: string) => {
      const user = await database.db
        .selectFrom("users")
        .select("id")
        .where("email", "=", email)
        .executeTakeFirstOrThrow();
      const setCookie = await sessions.start(user.id, { userAgent: "bench", network: "127.0.0.1" });
      return setCookie.slice(0, setCookie.indexOf(";"));
    };
    const cookies = {
      partner: await cookieOf("partner.admin@demo.example"),
      manager: await cookieOf("manager@demo.example"),
    };
    const { rows } = await sql<{ leadId: string; partnerId: string; programId: string }>`
      select l.id as "leadId", l.partner_id as "partnerId", l.program_id as "programId"
      from leads l
      join memberships m on m.partner_id = l.partner_id
      join users u on u.id = m.user_id and u.email = 'partner.admin@demo.example'
      where l.stage = 'won' order by l.id desc limit 1
    `.execute(database.db);
    const [found] = rows;
    if (!found) throw new Error("The data has no lead to look at.");
    return { cookies, ...found };
  } finally {
    await database.close();
  }
}

/** The statements that one request of Fairlead sends. @throws when the page is not answered */
export async function recordStatements(
  app: MeasuredProcess,
  page: Pick<BenchPage, "path">,
  cookie: string,
  body?: string,
): Promise<Statement[]> {
  await app.ask("record");
  const response = await fetch(app.url + page.path, {
    method: body ? "POST" : "GET",
    redirect: "manual",
    headers: { cookie, ...(body ? { origin: app.url, "content-type": "application/x-www-form-urlencoded" } : {}) },
    body,
  });
  await response.text();
  if (response.status !== (body ? 303 : 200)) throw new Error(`${page.path} was answered with ${response.status}.`);
  return app.ask("recorded");
}

async function recordPage(app: MeasuredProcess, page: BenchPage, cookie: string): Promise<BarePage> {
  const form = page.body?.(0);
  const [session, ...rest] = await recordStatements(app, page, cookie, form?.text);
  if (!session?.text.includes("sessions")) throw new Error(`${page.path} does not begin with its session.`);
  return { path: page.path, session, rest, inOrder: form !== undefined, facts: form?.facts ?? [] };
}
