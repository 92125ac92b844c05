import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { stopGracefully } from "./graceful-stop";

const agent = new Agent({ keepAlive: true });
afterEach(() => agent.destroy());

type Answering = (req: IncomingMessage, res: ServerResponse) => void;

async function serve(answer: Answering, limitMs = 10_000) {
  const server = createServer(answer);
  // A connection that is kept for longer than this test may take.
  server.keepAliveTimeout = 120_000;
  const cutOff: number[] = [];
  const stop = stopGracefully(server, { limitMs, onLimit: (answers) => cutOff.push(answers) });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const get = (path = "/") =>
    new Promise<IncomingMessage>((resolve, reject) => {
      request({ port, path, agent }, resolve).on("error", reject).end();
    });
  return { port, get, stop, cutOff };
}

const bodyOf = async (answer: IncomingMessage) => (await buffer(answer)).length;

it("closes idle connections at once, and ones that never sent anything", async () => {
  const { port, get, stop } = await serve((_req, res) => void res.end("ok"));
  await Promise.all([1, 2, 3].map(async () => bodyOf(await get())));
  const silent = connect(port, "127.0.0.1");
  await once(silent, "connect");
  const closed = once(silent, "close");
  silent.resume();
  await get().then(bodyOf);
  await stop();
  await closed;
});

it("lets a running request finish, on a connection that is not kept after it", async () => {
  const held = new Map<string | undefined, ServerResponse>();
  const { get, stop } = await serve((req, res) => void held.set(req.url, res));
  const answers = [get("/begun"), get("/fresh")];
  while (held.size < 2) await new Promise(setImmediate);
  // This one cannot say any more that it is the last on its connection.
  held.get("/begun")?.write("o");
  const stopped = stop();
  for (const res of held.values()) res.end("k");
  const [begun, fresh] = await Promise.all(answers);
  expect(begun?.statusCode).toBe(200);
  expect(fresh?.headers.connection).toBe("close");
  expect(await Promise.all([begun, fresh].map((answer) => bodyOf(answer as IncomingMessage)))).toEqual([2, 1]);
  await stopped;
});

it("answers a request that has arrived and was not read yet, on a new connection and on a kept one", async () => {
  const { port, stop } = await serve((_req, res) => void res.end("late"));
  const text = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  const [fresh, kept] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  await Promise.all([once(fresh, "connect"), once(kept, "connect")]);
  kept.write(text);
  await once(kept, "data");
  // Written in this turn of the loop, and stopped before the next one reads it.
  const answers = [fresh, kept].map((socket) => buffer(socket));
  for (const socket of [fresh, kept]) socket.write(text);
  const stopped = stop();
  for (const answer of await Promise.all(answers)) expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*late$/);
  await stopped;
});

it("sends an answer that is written but not read yet to its end", async () => {
  const large = Buffer.alloc(20_000_000, "x");
  const { get, stop } = await serve((_req, res) => void res.end(large));
  const answer = await get();
  const stopped = stop();
  expect(await bodyOf(answer)).toBe(large.length);
  await stopped;
});

it("awaits the rest of a request of which a part has arrived", async () => {
  const { port, stop } = await serve((_req, res) => void res.end("late"));
  const slow = connect(port, "127.0.0.1");
  await once(slow, "connect");
  const answer = buffer(slow);
  slow.write("GET / HTTP/1.1\r\nHost: a\r\n");
  // What a second connection brings is read after what the first one had sent.
  const other = connect(port, "127.0.0.1");
  await once(other, "connect");
  other.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  await once(other, "data");
  const stopped = stop();
  slow.write("\r\n");
  expect((await answer).toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\nConnection: close\r\n[\s\S]*late$/);
  await stopped;
});

it("cuts off at its limit what does not end by itself, and says so", async () => {
  let asked = 0;
  const { get, stop, cutOff } = await serve(() => {
    asked += 1;
  }, 50);
  const answers = Promise.allSettled([get(), get()]);
  while (asked < 2) await new Promise(setImmediate);
  await stop();
  expect((await answers).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(cutOff).toEqual([2]);
});
