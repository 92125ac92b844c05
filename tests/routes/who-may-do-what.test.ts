import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import type { Answer, Browser } from "../support/http-client";
import { fingerprint, startTestServer, type TestServer } from "../support/http-server";
import { addressOf, type BuiltRoute, readBuiltRoutes } from "./build-routes";
import { type Cast, createCast, type Role, roles } from "./cast";
import { matrix } from "./matrix";
import type { Given } from "./matrix-row";

const database = testDatabase({ max: 20 });
let server: TestServer;
let cast: Cast;
let routes: BuiltRoute[];
let requests = 0;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
  routes = await readBuiltRoutes();
}, 180_000);
afterAll(async () => {
  await server?.stop();
  console.log(`who may do what: ${requests} requests to ${routes?.length} routes as ${roles.length} roles`);
});

/** Everybody asks with a session of their own, so that ending one touches nobody else. */
const browserOf = (role: Role): Promise<Browser> =>
  role === "anonymous" ? Promise.resolve(server.browser()) : server.signedIn(cast.people[role].actor.userId);

type Outcome = "ok" | "elsewhere" | "sign in" | "nothing here" | `unexpected ${string}`;

/** What an answer comes to; the data twin says the same in another form (202 and a redirect in its body). */
function outcomeOf(answer: Answer): Outcome {
  const { status, body } = answer;
  const target = answer.location ?? (status === 202 ? (/"(\/[^"]*)"/.exec(body)?.[1] ?? "") : undefined);
  if (target !== undefined)
    return target.startsWith("/sign-in?next=") || target === "/sign-in" ? "sign in" : "elsewhere";
  if (status === 200) return "ok";
  return status === 404 ? "nothing here" : `unexpected ${status} ${body.startsWith("[") ? body.slice(0, 600) : ""}`;
}

async function send(
  role: Role,
  route: BuiltRoute,
  given: Given,
  intent: string | null,
  twin: boolean,
): Promise<Answer> {
  requests += 1;
  const browser = await browserOf(role);
  if (intent === null) {
    const address = addressOf(route, given, "read");
    return twin ? browser.data(address) : browser.get(address);
  }
  return browser.post(addressOf(route, given, "write"), { ...given.form, ...(intent ? { intent } : {}) }, { twin });
}

const refusal = (role: Role): Outcome => (role === "anonymous" ? "sign in" : "nothing here");
const forgetAttempts = () => database.db.deleteFrom("attemptLimits").execute();

describe("the table", () => {
  it("has a row for every route and every intent of the build, and none besides", () => {
    const built = routes.map((route) => [
      route.id,
      {
        loader: route.loader !== undefined,
        intents: Object.keys(route.intents ?? {}).sort(),
        api: route.api && Object.fromEntries(Object.entries(route.api).map(([method, { scope }]) => [method, scope])),
      },
    ]);
    const listed = Object.entries(matrix).map(([id, row]) => [
      id,
      { loader: row.loader !== undefined, intents: Object.keys(row.intents ?? {}).sort(), api: row.api },
    ]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(built));
  });

  it("finds a permission on every loader and every action of the build", () => {
    const open = routes.filter(
      ({ id, loader, intents, hasAction }) =>
        (loader && loader.permission === undefined && id !== "root") || (hasAction && intents === undefined),
    );
    expect(open.map(({ id }) => id)).toEqual([]);
  });
});

// The root is only ever asked for together with a page, and a frame may have nothing to ask for.
const asked = Object.entries(matrix).filter(([id, row]) => id !== "root" && (row.loader || row.intents));

describe.each(asked)("%s", (id, row) => {
  const built = () => routes.find((route) => route.id === id) as BuiltRoute;
  const { loader, intents = {} } = row;

  // Some routes only act.
  const reads = loader ? [loader] : [];
  it.each(reads)("is read by whom the table names", async (loader) => {
    const found: Record<string, Outcome> = {};
    const expected: Record<string, Outcome> = {};
    const given = (await loader.given?.(cast, "ownerAdmin")) ?? {};
    for (const role of roles) {
      for (const twin of loader.resource ? [false] : [false, true]) {
        const name = `${role}${twin ? ".data" : ""}`;
        found[name] = outcomeOf(await send(role, built(), given, null, twin));
        if (loader.may.includes(role)) expected[name] = "ok";
        else expected[name] = loader.elsewhere?.includes(role) ? "elsewhere" : refusal(role);
        if (loader.nowhere) expected[name] = "nothing here";
        if (id === "routes/_index" && role === "anonymous") expected[name] = "sign in";
      }
    }
    expect(found).toEqual(expected);
  });

  it.each(Object.entries(intents))(
    "does %j for whom the table names, and nothing for others",
    async (intent, given) => {
      await forgetAttempts();
      const denied = roles.filter((role) => !given.may.includes(role));
      const about = (await given.given?.(cast, "ownerAdmin")) ?? {};
      const before = await fingerprint(database.pool);
      const found: Record<string, Outcome> = {};
      for (const role of denied) {
        found[role] = outcomeOf(await send(role, built(), about, intent, false));
        found[`${role}.data`] = outcomeOf(await send(role, built(), about, intent, true));
      }
      const refused = denied.flatMap((role) => [
        [role, refusal(role)],
        [`${role}.data`, refusal(role)],
      ]);
      expect(found).toEqual(Object.fromEntries(refused));
      expect(await fingerprint(database.pool), "rows after the refused requests").toEqual(before);

      const done: Record<string, Outcome> = {};
      for (const role of given.may) {
        for (const twin of [false, true]) {
          const own = (await given.given?.(cast, role)) ?? {};
          const answer = await send(role, built(), own, intent, twin);
          done[`${role}${twin ? ".data" : ""}`] = outcomeOf(answer);
        }
      }
      const success: Outcome = given.stays
        ? "ok"
        : id === "routes/sign-out" || id === "routes/reset-password"
          ? "sign in"
          : "elsewhere";
      const wanted = given.may.flatMap((role) => [
        [role, success],
        [`${role}.data`, success],
      ]);
      expect(done).toEqual(Object.fromEntries(wanted));
    },
  );
});

describe("what the server itself found wrong", () => {
  it("is nothing", () => {
    expect(server.errors).toEqual([]);
  });
});
