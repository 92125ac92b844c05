import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import { type AppStart, answerParent } from "../measured-process";

const createTable = `
  create table if not exists bare_events (
    seq bigint generated always as identity primary key,
    source text not null,
    event_id text not null,
    type text not null,
    occurred_at timestamptz not null,
    external_id text not null,
    raw text not null,
    unique (source, event_id)
  )`;
const insertEvent = `
  insert into bare_events (source, event_id, type, occurred_at, external_id, raw)
  values ($1, $2, $3, $4, $5, $6) on conflict (source, event_id) do nothing`;

/**
 * What the hot paths are measured against. GET leads on to one fixed address and keeps nothing. POST keeps one event
 * per request, in a statement and a commit of its own, each id once: the straightforward way to do it, without a key,
 * a check of the event, or a job that follows.
 */
answerParent<AppStart>(async ({ databaseUrl, port }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  await pool.query(createTable);

  async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(request);
    const { id, type, occurredAt, account } = JSON.parse(raw);
    await pool.query(insertEvent, ["product", id, type, occurredAt, account.externalId, raw]);
    response.statusCode = 202;
    response.end();
  }

  const server = createServer((request, response) => {
    if (request.method === "POST") {
      keep(request, response).catch((error: unknown) => {
        console.error(error);
        response.statusCode = 500;
        response.end();
      });
      return;
    }
    response.writeHead(302, { Location: "https://www.northlight.example/start" });
    response.end();
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {};
});
