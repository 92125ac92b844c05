import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { eventually } from "../support/eventually";
import { createWorld } from "../support/factories";
import { startTestServer } from "../support/http-server";

const database = testDatabase();

/** Requests that wait for the table which the test holds. */
async function countWaiting(): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from pg_locks where not granted`.execute(database.db);
  return Number(rows[0]?.n);
}

it("stops with clients that keep their connections, and answers the request that runs", {
  timeout: 120_000,
}, async () => {
  const world = await createWorld(database);
  const manager = await world.vendor("Mara Keller", "partner_manager");
  const server = await startTestServer({ database });
  const cookie = (
    await server.services.sessions.start(manager.actor.userId, { userAgent: "t", network: "127.0.0.1" })
  ).split(";")[0];
  const agent = new Agent({ keepAlive: true });
  const get = (path: string) =>
    new Promise<{ status: number | undefined; connection: string | undefined; body: string }>((resolve, reject) => {
      const read = async (answer: IncomingMessage) =>
        resolve({ status: answer.statusCode, connection: answer.headers.connection, body: await text(answer) });
      request(server.url + path, { agent, headers: { cookie } }, read)
        .on("error", reject)
        .end();
    });

  const kept = await Promise.all(Array.from({ length: 8 }, () => get("/desk/partners")));
  expect(kept.map(({ status, connection }) => `${status} ${connection}`)).toEqual(Array(8).fill("200 keep-alive"));

  const holder = await database.pool.connect();
  await holder.query("begin; lock table partners in access exclusive mode");
  const slow = get("/desk/partners");
  await eventually(async () => expect(await countWaiting()).toBeGreaterThan(0));

  const from = performance.now();
  const stopped = server.stop();
  await eventually(async () => expect(Object.values(agent.freeSockets).flat()).toEqual([]), 2_000);
  await expect(get("/healthz")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await holder.query("commit");
  holder.release();
  expect(await slow).toMatchObject({ status: 200, connection: "close" });
  await stopped;
  const seconds = (performance.now() - from) / 1000;
  expect(seconds).toBeLessThan(10);
  console.log(`8 connections were kept, one request ran: stopped after ${seconds.toFixed(2)} s`);
  agent.destroy();
});
