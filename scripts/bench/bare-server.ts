import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { newId } from "~/kernel/ids";
import { answerParent, type BarePage, type BareStart, type Statement } from "./measured-process";

/** The least that could answer the same requests: Node's own server, pg, the same statements, JSON out. */
answerParent<BareStart>(async ({ databaseUrl, port, pages }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const server = createServer(async (request, response) => {
    try {
      const page = byPath.get(request.url ?? "");
      if (!page) throw new Error("no such page");
      const token = /session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
      const id = createHash("sha256").update(token).digest("hex");
      const session = await pool.query(page.session.text, [id, ...page.session.values.slice(1)]);
      if (session.rowCount !== 1) throw new Error("nobody is signed in");
      const rows = page.inOrder ? await runInOrder(pool, page, await readForm(request)) : await runAtOnce(pool, page);
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ session: session.rows, rows }));
    } catch (error) {
      // The load hangs up at the end of its round.
      if (request.destroyed) return;
      console.error(error);
      response.statusCode = 500;
      response.end();
    }
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {};
});

async function runAtOnce(pool: pg.Pool, page: BarePage): Promise<unknown[]> {
  const results = await Promise.all(page.rest.map(({ text, values }) => pool.query(text, values)));
  return results.map((result) => result.rows);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return new URLSearchParams(text);
}

/** Runs the statements of a recorded transaction for another lead: what was peculiar to the first is replaced. */
async function runInOrder(pool: pg.Pool, page: BarePage, form: URLSearchParams): Promise<unknown[]> {
  const [leadId = "", domain = ""] = page.facts;
  const fresh = new Map([
    [leadId, form.get("leadId") ?? ""],
    [domain, new URL(form.get("website") ?? "").hostname],
  ]);
  const client = await pool.connect();
  try {
    const rows: unknown[] = [];
    for (const statement of page.rest) rows.push((await client.query(statement.text, renew(statement, fresh))).rows);
    return rows;
  } finally {
    client.release();
  }
}

const journalId = /jrn_[0-9a-z]{26}/g;

function renew({ values }: Statement, fresh: Map<string, string>): unknown[] {
  return values.map((value) => {
    if (typeof value !== "string") return value;
    let text = value.replace(journalId, (id) => {
      const known = fresh.get(id) ?? newId("jrn");
      fresh.set(id, known);
      return known;
    });
    for (const [old, now] of fresh) text = text.replaceAll(old, now);
    return text;
  });
}
