import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import type { Answer, RawRequest } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";
import { watchSurvival } from "./survival";

const database = testDatabase();
let server: TestServer;
let cast: Cast;
const { survives, report } = watchSurvival(() => server);

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`bad requests: ${report()}`);
});

describe("bodies that are no forms", () => {
  const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
  const multipart = { "content-type": "multipart/form-data; boundary=b" };
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const nested = `${"[".repeat(2_000)}${"]".repeat(2_000)}`;
  const bodies: [string, RawRequest, number[]][] = [
    ["nothing", { body: "" }, [400]],
    ["JSON", { headers: { "content-type": "application/json" }, body: '{"intent":"sign-in"}' }, [400]],
    ["2,000 nested arrays", { headers: { "content-type": "application/json" }, body: nested }, [400]],
    [
      "2,000 nested arrays in a field",
      { headers: urlencoded, body: `intent=sign-in&email=${nested}&password=x&next=` },
      [422],
    ],
    ["an unknown type", { headers: { "content-type": "x/y" }, body: "intent=sign-in" }, [400]],
    ["a broken boundary", { headers: multipart, body: "no boundary here" }, [400]],
    ["a form that ends early", { headers: multipart, body: part("intent", "sign-in") }, [400]],
    [
      "no boundary named",
      { headers: { "content-type": "multipart/form-data" }, body: `${part("intent", "sign-in")}--b--` },
      [400],
    ],
    [
      "a field of 1 MB",
      { headers: multipart, body: `${part("intent", "sign-in")}${part("email", "x".repeat(1_048_576))}--b--` },
      [422],
    ],
    [
      "10,000 fields",
      { headers: urlencoded, body: `intent=sign-in&${Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join("&")}` },
      [422],
    ],
    ["a name of 100 kB", { headers: urlencoded, body: `intent=sign-in&${"n".repeat(100_000)}=1` }, [422]],
    [
      "bytes that are no UTF-8",
      { headers: urlencoded, body: Buffer.from([0x69, 0x3d, 0xff, 0xfe, 0xc3, 0x28]) },
      [400],
    ],
    ["an encoded body", { headers: { ...urlencoded, "content-encoding": "gzip" }, body: "junk" }, [400]],
    [
      "an intent that is a file",
      {
        headers: multipart,
        body: `--b\r\nContent-Disposition: form-data; name="intent"; filename="x"\r\n\r\nx\r\n--b--`,
      },
      [400],
    ],
    ["an intent of Object's", { headers: urlencoded, body: "intent=__proto__" }, [400]],
    ["another intent of Object's", { headers: urlencoded, body: "intent=constructor" }, [400]],
  ];
  it.each(bodies)("answers %s", async (what, sent, expected) => {
    for (const path of ["/sign-in", "/sign-in.data"]) {
      const answer = await survives(server.browser().send(path, { method: "POST", ...sent }), what);
      expect(expected, `${path}: ${answer.status}`).toContain(answer.status);
    }
  });
});

it("says of a form that is too large what is wrong, to the page and to its script alike", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const path of ["/sign-in", "/sign-in.data", "/account", "/account.data"]) {
    const sent = { method: "POST", headers, body: `intent=sign-in&email=${"x".repeat(1_100_000)}` };
    const answer = await survives(cast.browsers.ownerAdmin.send(path, sent), path);
    expect(answer.status, path).toBe(413);
    expect(answer.headers["content-type"], path).toMatch(path.endsWith(".data") ? /^text\/x-script/ : /^text\/html/);
    expect(answer.body, path).toContain("This is too large. At most 1 MB are taken.");
  }
});

describe("requests that no page of ours sends", () => {
  it("answers odd methods, hosts and origins without doing anything", async () => {
    const browser = cast.browsers.ownerAdmin;
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const post = (headers: Record<string, string>) =>
      browser.send("/account", {
        method: "POST",
        headers: { ...form, ...headers },
        body: "intent=profile&name=Taken+Over&timeZone=UTC",
      });
    const asked: [string, Promise<Answer>, number][] = [
      ...["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"].map(
        (method) => [method, browser.send("/account", { method }), 405] as [string, Promise<Answer>, number],
      ),
      ...["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::1", "a b", "x".repeat(5_000)].map(
        (host) => [`Host ${host}`, browser.get("/account", { host }), 421] as [string, Promise<Answer>, number],
      ),
      ["another origin", post({ origin: "https://evil.example" }), 403],
      ["no origin", post({ origin: "" }), 403],
      ["origin null", post({ origin: "null" }), 403],
      ["a forwarded host", post({ origin: "https://evil.example", "x-forwarded-host": "evil.example" }), 403],
      ["a port of its own", post({ origin: "http://127.0.0.1:1" }), 403],
    ];
    for (const [what, sent, status] of asked) expect((await survives(sent, what)).status, what).toBe(status);
    const { name } = await database.db
      .selectFrom("users")
      .select("name")
      .where("id", "=", cast.people.ownerAdmin.actor.userId)
      .executeTakeFirstOrThrow();
    expect(name).toBe("Ana Duarte");
  });

  it("never sends anybody elsewhere", async () => {
    for (const target of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "\t//evil.example",
      "/%09/evil.example",
      "/..//evil.example",
    ]) {
      const answer = await survives(server.browser().post("/theme", { theme: "dark", returnTo: target }), target);
      const to = new URL(answer.location ?? "/", "https://portal.example");
      expect(to.origin, target).toBe("https://portal.example");
      expect(answer.location?.startsWith("//"), target).not.toBe(true);
    }
  });

  it("reads cookies of any kind", async () => {
    for (const cookie of [
      "session=",
      "session=x\u00ff",
      `session=${"x".repeat(7_000)}`,
      "toast=eyJ4IjoxfQ==",
      "toast=%%%",
      "session=%%%",
      "foreign=%E0%A4%A; session=x",
      "theme=bnVsbA==",
      "session=a; session=b",
      ";;;==",
      "__proto__=1",
    ]) {
      const answer = await survives(server.browser().get("/sign-in", { cookie }), cookie);
      expect(answer.status, cookie.slice(0, 30)).toBe(200);
    }
  });
});

describe("memory", () => {
  /** Sends a body in pieces for as long as the server takes it; gives how much it took, and its answer. */
  function pour(
    path: string,
    headers: Record<string, string>,
    bytes: number,
  ): Promise<{ status: number; sent: number }> {
    const { hostname, port } = new URL(server.url);
    const piece = Buffer.alloc(1024 * 1024, 0x61);
    return new Promise((resolve) => {
      let sent = 0;
      let status = 0;
      const all = { ...headers, origin: server.url, host: new URL(server.url).host };
      const pouring = request({ hostname, port, path, method: "POST", headers: all, agent: false }, (response) => {
        status = response.statusCode ?? 0;
        response.resume().on("close", () => resolve({ status, sent }));
      });
      pouring.on("error", () => resolve({ status, sent }));
      const next = (): void => {
        if (status !== 0 || pouring.destroyed) return;
        if (sent >= bytes) return void pouring.end();
        sent += piece.length;
        if (pouring.write(piece)) setImmediate(next);
        else pouring.once("drain", next);
      };
      next();
    });
  }

  it("is not filled by bodies that are too large, however they are announced", async () => {
    const type = "multipart/form-data; boundary=b";
    const before = process.memoryUsage().rss;
    const answers = await Promise.all([
      pour("/sign-in", { "content-type": type, "content-length": String(300 * 1024 * 1024) }, 300 * 1024 * 1024),
      pour("/sign-in", { "content-type": "text/plain", "content-length": String(27 * 1024 * 1024) }, 27 * 1024 * 1024),
      pour("/sign-in", { "content-type": type, "transfer-encoding": "chunked" }, 300 * 1024 * 1024),
      pour("/sign-in.data", { "content-type": type, "content-length": String(27 * 1024 * 1024) }, 27 * 1024 * 1024),
    ]);
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
    console.log(
      `bad requests: memory grew by ${grown.toFixed(0)} MB while ${answers.length} large bodies were refused`,
    );
    for (const { status } of answers) expect([0, 411, 413]).toContain(status);
    expect(answers.filter(({ status }) => status === 0).length, "connections cut without a word").toBeLessThan(
      answers.length,
    );
    expect(grown).toBeLessThan(150);
    expect((await server.browser().get("/healthz")).status).toBe(200);
  }, 60_000);
});
