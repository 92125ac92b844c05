import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { addressOf, readBuiltRoutes } from "./build-routes";
import { type Cast, createCast, type Role } from "./cast";
import { matrix } from "./matrix";

const database = testDatabase({ max: 10 });
let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer({ database, now: () => new Date("2026-11-24T15:00:00Z") });
  cast = await createCast(database, server);
}, 180_000);
afterAll(() => server?.stop());

it("answers in full wherever there is no page: files, tables and data", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  // Addresses that only lead home answer nobody.
  const answers = ({ id }: { id: string }) => matrix[id]?.loader?.resource && matrix[id].loader.may.length > 0;
  const routes = (await readBuiltRoutes()).filter(answers);
  expect(routes.length).toBeGreaterThan(5);
  for (const route of routes) {
    const { may, given } = matrix[route.id]?.loader ?? { may: [] };
    const role = may.find((one) => one !== "anonymous") as Role;
    const address = addressOf(route, (await given?.(cast, role)) ?? {}, "read");
    const answer = await cast.browsers[role].get(address);
    expect(answer.status, address).toBe(200);
  }
  // Remix warns of data that it had to make an answer of by itself.
  expect(warned.mock.calls).toEqual([]);
});

it("says in words that there is nothing, where no page could say so", async () => {
  const nowhere = ["/portal/earnings/statements/2026-13/pdf", "/portal/leads/nope/files/nope", "/desk/leads.csv"];
  for (const path of nowhere) {
    const { status, headers, body } = await cast.browsers.ownerAdmin.get(path);
    expect({ status, type: headers["content-type"] }, path).toEqual({ status: 404, type: "text/plain; charset=utf-8" });
    expect(body).not.toMatch(/[{<]|Unexpected/);
  }
});

it("refuses a form of no page as it is to be refused, without a warning of Remix", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const refused = await cast.browsers.ownerAdmin.post("/theme", { theme: "purple", returnTo: "/" });
  expect(refused.status).toBe(422);
  expect(Object.keys(JSON.parse(refused.body).errors)).toEqual(["theme"]);
  expect(refused.headers["set-cookie"]).toBeUndefined();
  expect((await cast.browsers.ownerAdmin.post("/theme", { theme: "dark", returnTo: "/" })).status).toBe(303);
  expect(warned.mock.calls).toEqual([]);
});

it("tells the page's script and whoever asks directly the same about a company", async () => {
  const path = "/portal/leads/check?website=unclaimed-freight.com";
  const direct = await cast.browsers.ownerAdmin.get(path);
  expect(JSON.parse(direct.body)).toEqual({ outcome: "free", domain: "unclaimed-freight.com", earnedBefore: false });
  const data = await cast.browsers.ownerAdmin.data(path);
  expect(data.status).toBe(200);
  expect(data.body).toContain("unclaimed-freight.com");
});

it("leads back to the form after the sign-in that sending it needed, and to no other site", async () => {
  const send = (referer: string) =>
    cast.browsers.anonymous.send("/portal/leads/new", {
      method: "POST",
      headers: { referer, "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.from("intent=save"),
    });
  const back = await send(`${server.url}/portal/leads/new?draft=1`);
  expect(back.location).toBe("/sign-in?next=%2Fportal%2Fleads%2Fnew%3Fdraft%3D1");
  for (const referer of ["https://evil.example/portal", "no address", ""]) {
    expect((await send(referer)).location).toBe("/sign-in");
  }
});
