import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";
import { applicationForm } from "./onboarding-cast";

const database = testDatabase();
let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
}, 180_000);
beforeEach(() => database.db.deleteFrom("attemptLimits").execute());
afterAll(() => server?.stop());

const send = (fields: Record<string, string>) =>
  server.browser().post(`/programs/${cast.world.programId}/apply`, { intent: "apply", ...fields });
const formOf = (email: string, more: Record<string, string> = {}) => ({
  ...applicationForm("Flood Works", email),
  industries: "technology",
  ...more,
});

it("slows a flood of applications down, by address and by network, and says when to come back", async () => {
  const statuses = [];
  for (let number = 0; number < 4; number += 1) statuses.push((await send(formOf("one@flood.com"))).status);
  expect(statuses).toEqual([303, 303, 303, 429]);
  const answers = [];
  for (let number = 0; number < 40; number += 1) answers.push(await send(formOf(`a${number}@flood.com`)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(5);
  expect(refused.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
});

it("answers the same whether the address has an account or not", async () => {
  const { email } = await cast.own.account();
  const answers = [await send(formOf(email)), await send(formOf("nobody@flood.com"))];
  expect(answers.map(({ status, location }) => [status, location])).toEqual([
    [303, answers[0]?.location],
    [303, answers[0]?.location],
  ]);
});

it.each([
  ["a NUL", { why: "a\u0000b" }],
  ["an unknown kind", { kind: "bank" }],
  ["another program's kind", { kind: "community" }],
  ["no website", { website: "" }],
  ["a website that is none", { website: "http://127.0.0.1/" }],
  ["an unknown field", { status: "approved" }],
])("refuses %s, and keeps nothing", async (_what, more) => {
  const form = formOf("odd@flood.com", more);
  expect((await send(form)).status).toBe(422);
  const rows = database.db.selectFrom("partnerApplications").select("id").where("email", "=", "odd@flood.com");
  expect(await rows.execute()).toEqual([]);
});

it("takes an odd id for none", async () => {
  const answer = await send(formOf("id@flood.com", { applicationId: "lead_x", nomination: "not sealed" }));
  expect(answer.status).toBe(303);
});
