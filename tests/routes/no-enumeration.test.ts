import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import type { Answer } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";

const database = testDatabase();
const rounds = 60;
let server: TestServer;
let cast: Cast;
/** With a password, without one (invited people of the demo), ended, and never heard of. */
let addresses: Record<"known" | "ended" | "unknown", string>;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  const [known, ended] = [await cast.own.account(), await cast.own.account()];
  await database.db.updateTable("users").set({ disabledAt: new Date() }).where("id", "=", ended.userId).execute();
  addresses = {
    known: known.email,
    ended: ended.email,
    unknown: `${"x".repeat(known.email.indexOf("@"))}@vendor.example`,
  };
}, 180_000);
beforeEach(() => database.db.deleteFrom("attemptLimits").execute());
afterAll(() => server?.stop());

/** An answer without what differs from one request to the next anyway. */
function comparable(answer: Answer, email: string) {
  const {
    "x-request-id": _id,
    date: _date,
    "content-security-policy": policy,
    "content-length": _length,
    ...headers
  } = answer.headers;
  const same = (text: string) =>
    text
      .replaceAll(/nonce(-|=")[A-Za-z0-9+/=]+/g, "nonce$1N")
      .replaceAll(/(requestId\W+)[\w-]{12}/g, "$1R")
      .replaceAll(email, "ADDRESS")
      .replaceAll(encodeURIComponent(email), "ADDRESS");
  return { status: answer.status, headers: { ...headers, policy: same(String(policy)) }, body: same(answer.body) };
}

const forms = {
  "/sign-in": (email: string) => ({ intent: "sign-in", email, password: "not the password of anybody", next: "" }),
  "/forgot-password": (email: string) => ({ intent: "request", email }),
};

describe.each(Object.entries(forms))("%s", (path, form) => {
  it.each([false, true])("answers the same for every address (data request: %s)", async (twin) => {
    const answers = [];
    for (const email of Object.values(addresses)) {
      answers.push(comparable(await server.browser().post(path, form(email), { twin }), email));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.status).toBeLessThan(500);
  });

  it("takes as long for an unknown address as for a known one", async () => {
    const times: Record<string, number[]> = { known: [], unknown: [] };
    const ask = async (name: "known" | "unknown") => {
      const started = performance.now();
      await server.browser().post(path, form(addresses[name]), { twin: true });
      return performance.now() - started;
    };
    for (let warmUp = 0; warmUp < 4; warmUp += 1) await ask(warmUp % 2 ? "known" : "unknown");
    for (let round = 0; round < rounds; round += 1) {
      // Side by side and in turns, so that a busy machine weighs on both alike.
      await database.db.deleteFrom("attemptLimits").execute();
      const order = round % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
      for (const name of order) times[name]?.push(await ask(name));
    }
    const [a, b] = [quartiles(times.known ?? []), quartiles(times.unknown ?? [])];
    const apart = Math.abs(a.median - b.median);
    console.log(`no enumeration ${path}: N ${rounds} each, known ${show(a)} ms, unknown ${show(b)} ms`);
    // A hash costs many times the spread between two medians of the same work.
    expect(apart).toBeLessThan(Math.max(2, 0.35 * Math.min(a.median, b.median)));
  }, 60_000);
});

type Quartiles = { lower: number; median: number; upper: number };

function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((x, y) => x - y);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

const show = ({ lower, median, upper }: Quartiles) =>
  [lower, median, upper].map((value) => value.toFixed(1)).join(" / ");

it("tells that an access has ended only to whoever knows the password", async () => {
  const wrong = await server.browser().post("/sign-in", forms["/sign-in"](addresses.ended));
  const right = await server
    .browser()
    .post("/sign-in", { ...forms["/sign-in"](addresses.ended), password: "five small boats at anchor" });
  expect(wrong.body).not.toContain("has ended");
  expect(right.body).toContain("has ended");
  expect(right.headers["set-cookie"]).toBeUndefined();
});

it("counts attempts for addresses that nobody has, too", async () => {
  const statuses: Record<string, number[]> = {};
  for (const name of ["known", "unknown"] as const) {
    await database.db.deleteFrom("attemptLimits").execute();
    statuses[name] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const answer = await server.browser().post("/sign-in", forms["/sign-in"](addresses[name]));
      statuses[name].push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
  }
  expect(statuses.unknown).toEqual(statuses.known);
  expect(statuses.known?.slice(-2)).toEqual([429, 429]);
});
