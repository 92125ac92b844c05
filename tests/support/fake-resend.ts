import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the next request meets instead of an ordinary answer. `drop` accepts the mail and hangs up before answering. */
export type ResendFailure = "rate-limit" | "server-error" | "drop" | "hang" | "invalid" | "concurrent";

export type AcceptedMail = {
  id: string;
  idempotencyKey: string;
  to: string;
  subject: string;
  html: string;
  text: string;
};

export type FakeResend = {
  baseUrl: string;
  /** Every mail that would be delivered, once per idempotency key. */
  accepted: AcceptedMail[];
  /** How many requests arrived, and with which bodies. */
  requests: { idempotencyKey: string; body: Record<string, unknown> }[];
  /** Queues failures: the next request meets the first of them, and so on; then all is well again. */
  failNext(...failures: ResendFailure[]): void;
  close(): Promise<void>;
};

/** A local server that speaks Resend's `POST /emails`, with idempotency keys and six ways to fail. */
export async function startFakeResend({ apiKey = "re_test_key" } = {}): Promise<FakeResend> {
  const accepted: AcceptedMail[] = [];
  const requests: FakeResend["requests"] = [];
  const failures: ResendFailure[] = [];
  const firstBodies = new Map<string, string>();

  const server = createServer(async (request, response) => {
    const raw = await readBody(request);
    if (request.method !== "POST" || request.url !== "/emails") return fail(response, 404, "not_found");
    if (request.headers.authorization !== `Bearer ${apiKey}`) return fail(response, 403, "invalid_api_key");
    const idempotencyKey = String(request.headers["idempotency-key"] ?? "");
    const body = JSON.parse(raw) as Record<string, string>;
    requests.push({ idempotencyKey, body });

    const failure = failures.shift();
    if (failure === "hang") return;
    if (failure === "rate-limit") return fail(response, 429, "rate_limit_exceeded", { "retry-after": "7" });
    if (failure === "server-error") return fail(response, 500, "internal_server_error");
    if (failure === "invalid") return fail(response, 422, "validation_error");
    if (failure === "concurrent") return fail(response, 409, "concurrent_idempotent_requests");

    const known = firstBodies.get(idempotencyKey);
    if (idempotencyKey && known !== undefined && known !== raw)
      return fail(response, 409, "invalid_idempotent_request");
    let mail = idempotencyKey ? accepted.find((one) => one.idempotencyKey === idempotencyKey) : undefined;
    if (!mail) {
      const { to = "", subject = "", html = "", text = "" } = body;
      mail = { id: `mail-${accepted.length + 1}`, idempotencyKey, to, subject, html, text };
      accepted.push(mail);
      firstBodies.set(idempotencyKey, raw);
    }
    if (failure === "drop") return request.socket.destroy();
    send(response, 200, { id: mail.id });
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    requests,
    failNext: (...next) => void failures.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function fail(response: ServerResponse, statusCode: number, name: string, headers: Record<string, string> = {}): void {
  send(response, statusCode, { statusCode, name, message: `fake ${name}` }, headers);
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
