import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "db/client";
import { changeRoles, endColleague } from "~/domain/identity/commands/change-colleague";
import { changeMember, removeMember } from "~/domain/identity/commands/change-member";
import { testDatabase } from "../support/database";
import type { Browser } from "../support/http-client";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast, password } from "./cast";

const database = testDatabase();
const now = () => new Date("2026-11-24T15:00:00Z");
/** Two servers with nothing in common but the database: what one forgets, the other must not remember. */
let servers: [TestServer, TestServer];
let second: Database;
let cast: Cast;
let asked = 0;

beforeAll(async () => {
  second = createDatabase(database.url, { max: 5 });
  servers = [await startTestServer({ database, now }), await startTestServer({ database: second, now })];
  cast = await createCast(database, servers[0]);
}, 180_000);
afterAll(async () => {
  for (const server of servers ?? []) await server.stop();
  await second?.close();
  console.log(`revocation: ${asked} requests with ended sessions, over two servers`);
});

type Person = { userId: string; email: string; sessions: Browser[]; page: string };

/** Somebody with a password and a session on each of two devices. */
async function person(side: "vendor" | "partner"): Promise<Person> {
  const { actor } =
    side === "vendor"
      ? await cast.world.vendor("Pat Leaving", "partner_manager")
      : await cast.world.member({ id: cast.people.ownerAdmin.actor.partnerId, name: "" }, "Pat Leaving", "admin");
  await cast.own.setPassword(actor.userId);
  const sessions = [await servers[0].signedIn(actor.userId), await servers[1].signedIn(actor.userId)];
  const page = side === "vendor" ? "/desk" : "/portal";
  const one: Person = { userId: actor.userId, email: actor.email, sessions, page };
  // Both servers have seen both sessions: whatever they might remember, they remember now.
  expect(await successes(one, 5)).toBe(one.sessions.length * 2 * 2 * 5);
  return one;
}

/** How many requests succeed with copies of the sessions, pages and data, on both servers at once. */
async function successes({ sessions, page }: Person, times = 10): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: times }, () =>
      sessions.flatMap((session) =>
        servers.flatMap(({ url }) => {
          const copy = () => session.copy(url);
          return [copy().get(page), copy().data(page)];
        }),
      ),
    ).flat(),
  );
  asked += answers.length;
  return answers.filter(({ status }) => status === 200).length;
}

const system = () => ({ manager: cast.people.admin, partner: cast.people.ownerAdmin });

describe("nobody gets anywhere any more", () => {
  it("after signing out, with that session", async () => {
    const one = await person("vendor");
    const [first, other] = one.sessions as [Browser, Browser];
    const kept = first.copy();
    expect((await first.post("/sign-out", {})).status).toBe(303);
    expect(await successes({ ...one, sessions: [kept] })).toBe(0);
    expect(await successes({ ...one, sessions: [other] }, 1)).toBe(4);
  });

  it("after changing the password, with any session but the new one", async () => {
    const one = await person("partner");
    const [first] = one.sessions as [Browser, Browser];
    const old = { ...one, sessions: one.sessions.map((session) => session.copy()) };
    const fields = { intent: "password", currentPassword: password, password: "another five boats at anchor" };
    expect((await first.post("/account", fields)).status).toBe(303);
    expect(await successes(old)).toBe(0);
    expect(await successes({ ...one, sessions: [first] }, 1)).toBe(4);
  });

  it("after resetting the password", async () => {
    const one = await person("vendor");
    const token = await cast.own.resetToken(one.userId);
    const fields = { intent: "reset", token, password: "another five boats at anchor" };
    expect((await servers[1].browser().post("/reset-password", fields)).status).toBe(303);
    expect(await successes(one)).toBe(0);
    const again = await servers[0]
      .browser()
      .post("/reset-password", { ...fields, password: "a third set of boats at anchor" });
    expect(again.status, "a link is used once").toBe(409);
  });

  it("after another device ended the session, and after it ended all others", async () => {
    const one = await person("vendor");
    const [first, other] = one.sessions as [Browser, Browser];
    expect((await other.post("/account", { intent: "end-others" })).status).toBe(303);
    expect(await successes({ ...one, sessions: [first] })).toBe(0);
    expect(await successes({ ...one, sessions: [other] }, 1)).toBe(4);
  });

  it("after the roles of an employee changed", async () => {
    const one = await person("vendor");
    await changeRoles(system().manager, { userId: one.userId, roles: ["finance"], revision: 2 });
    expect(await successes(one)).toBe(0);
  });

  it("after an employee's account ended, also with the right password", async () => {
    const one = await person("vendor");
    await endColleague(system().manager, { userId: one.userId });
    expect(await successes(one)).toBe(0);
    for (const server of servers) {
      const form = { intent: "sign-in", email: one.email, password, next: "" };
      expect((await server.browser().post("/sign-in", form)).status).toBe(422);
    }
  });

  it("after a member's role changed", async () => {
    const one = await person("partner");
    await changeMember(system().partner, { userId: one.userId, role: "member", seesEarnings: false, revision: 1 });
    expect(await successes(one)).toBe(0);
  });

  it("after a member was removed, also with the right password", async () => {
    const one = await person("partner");
    await removeMember(system().partner, { userId: one.userId });
    expect(await successes(one)).toBe(0);
    const form = { intent: "sign-in", email: one.email, password, next: "" };
    expect((await servers[1].browser().post("/sign-in", form)).status).toBe(422);
  });
});

it("lets a member see earnings no longer as soon as the admin says so", async () => {
  const { actor } = await cast.world.member(
    { id: cast.people.ownerAdmin.actor.partnerId, name: "" },
    "Eve Earner",
    "member",
    true,
  );
  const session = await servers[1].signedIn(actor.userId);
  expect((await session.get("/portal/earnings")).status).toBe(200);
  await changeMember(system().partner, { userId: actor.userId, role: "member", seesEarnings: false, revision: 1 });
  for (const { url } of servers) expect((await session.copy(url).get("/portal/earnings")).status).not.toBe(200);
});
