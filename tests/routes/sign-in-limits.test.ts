import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import type { Browser } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast, password } from "./cast";

const database = testDatabase();
/** Two processes with nothing in common but the database. */
let servers: [TestServer, TestServer];
let cast: Cast;

beforeAll(async () => {
  const start = () => startTestServer({ database, env: { TRUST_PROXY: "1" } });
  servers = [await start(), await start()];
  cast = await createCast(database, servers[0]);
}, 180_000);
beforeEach(() => database.db.deleteFrom("attemptLimits").execute());
afterAll(async () => {
  for (const server of servers ?? []) await server.stop();
});

const home = "198.51.100.7";
const elsewhere = "203.0.113.9";

/** Tries to sign in, without being signed in already. @returns the status: 303 for a success */
async function attempt(browser: Browser, email: string, from: string, typed = password): Promise<number> {
  browser.keep(["session=; Max-Age=0"]);
  const answer = await browser.send("/sign-in", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": from },
    body: new URLSearchParams({ intent: "sign-in", email, password: typed, next: "" }).toString(),
  });
  return answer.status;
}

async function fail(browser: Browser, email: string, from: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) statuses.push(await attempt(browser, email, from, "not the password of anybody"));
  return statuses;
}

const refusedAfterTen = [...Array<number>(10).fill(422), 429, 429];
const stranger = () => servers[0].browser();

describe("a stranger who fails again and again", () => {
  it("is stopped, in the whole network and on every process", async () => {
    const { email } = await cast.own.account();
    expect(await fail(stranger(), email, elsewhere, 12)).toEqual(refusedAfterTen);
    expect(await attempt(servers[1].browser(), email, "203.0.113.200")).toBe(429);
  });

  it("locks nobody out who comes from another network", async () => {
    const { email } = await cast.own.account();
    await fail(stranger(), email, elsewhere, 12);
    expect(await attempt(stranger(), email, home)).toBe(303);
  });

  it("locks nobody out of a device that they signed in from, be it from the same network or from everywhere", async () => {
    const { email } = await cast.own.account();
    const device = stranger();
    expect(await attempt(device, email, home)).toBe(303);
    await fail(stranger(), email, home, 12);
    expect(await attempt(stranger(), email, home)).toBe(429);
    for (let n = 0; n < 100; n += 1) await servers[0].services.limits.consume("sign-in-address", email).catch(() => {});
    expect(await attempt(stranger(), email, elsewhere)).toBe(429);
    expect(await attempt(device, email, home)).toBe(303);
  });

  it("meets the ceiling of the address, from however many networks", async () => {
    const { email } = await cast.own.account();
    const statuses: number[] = [];
    for (let network = 0; network < 11; network += 1) {
      statuses.push(...(await fail(stranger(), email, `198.18.${network}.1`, 10)));
    }
    expect(statuses.slice(0, 100)).toEqual(Array<number>(100).fill(422));
    expect(statuses.slice(100)).toEqual(Array<number>(10).fill(429));
  }, 60_000);
});

describe("a known device", () => {
  it("has ten attempts of its own, and no more", async () => {
    const { email } = await cast.own.account();
    const device = stranger();
    expect(await attempt(device, email, home)).toBe(303);
    expect(await fail(device, email, elsewhere, 12)).toEqual(refusedAfterTen);
    expect(await attempt(stranger(), email, home)).toBe(303);
  });

  it("is one for those who signed in there alone, and for each of them", async () => {
    const [first, second, third] = [await cast.own.account(), await cast.own.account(), await cast.own.account()];
    const device = stranger();
    for (const { email } of [first, second]) expect(await attempt(device, email, home)).toBe(303);
    for (const { email } of [first, second, third]) await fail(stranger(), email, home, 10);
    await database.db.deleteFrom("attemptLimits").where("key", "like", "sign-in-network:%").execute();
    expect(await attempt(device, third.email, home)).toBe(429);
    for (const { email } of [first, second]) expect(await attempt(device, email, home)).toBe(303);
  });

  it("cannot be made up, and its cookie is read by the server alone", async () => {
    const { email } = await cast.own.account();
    const device = stranger();
    const answer = await device.post("/sign-in", { intent: "sign-in", email, password, next: "" });
    const cookie = (answer.headers["set-cookie"] ?? []).find((text) => text.startsWith("device=")) ?? "";
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toContain(email);
    await fail(stranger(), email, home, 10);
    const sealed = /^device=([^;]+)/.exec(cookie)?.[1] ?? "";
    for (const forged of ["", "x", `${sealed}A`, sealed.slice(0, -4), `A${sealed.slice(1)}`]) {
      const browser = stranger();
      browser.keep([`device=${forged}`]);
      expect(await attempt(browser, email, home), forged.slice(0, 10)).toBe(429);
    }
  });
});

it("counts no success", async () => {
  const { email } = await cast.own.account();
  for (let n = 0; n < 14; n += 1) expect(await attempt(stranger(), email, home)).toBe(303);
});
