import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealReader } from "~/domain/messages/unsubscribe-token";
import { testDatabase } from "../support/database";
import { testVault } from "../support/factories";
import { fingerprint, startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";

const database = testDatabase();
let server: TestServer;
let cast: Cast;
let userId: string;
let address: string;

beforeAll(async () => {
  server = await startTestServer({ database });
  cast = await createCast(database, server);
  ({ userId } = cast.people.ownerMember.actor);
  address = `/unsubscribe?of=${sealReader(testVault, userId)}`;
}, 180_000);
beforeEach(() => database.db.deleteFrom("mutedMessages").execute());
afterAll(() => server?.stop());

const muted = () =>
  database.db.selectFrom("mutedMessages").select(["userId", "category", "channel"]).orderBy("category").execute();
const oneClick = { "List-Unsubscribe": "One-Click" };
/** As a mail provider does it: no cookie, no origin, and in either encoding. */
function asProvider(path: string, contentType = "application/x-www-form-urlencoded") {
  const multipart = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
  const body = contentType.startsWith("multipart") ? multipart : "List-Unsubscribe=One-Click";
  return server.browser().send(path, { method: "POST", headers: { origin: "", "content-type": contentType }, body });
}

describe("one click in a mail program", () => {
  it.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])(
    "stops the mails without a session, an origin or a redirect (%s)",
    async (contentType) => {
      const answer = await asProvider(address, contentType);
      expect([answer.status, answer.location]).toEqual([200, undefined]);
      expect(answer.body).toContain("You get none of these mails any more");
      expect(await muted()).toEqual([
        { userId, category: "lead_progress", channel: "email" },
        { userId, category: "toolkit_versions", channel: "email" },
      ]);
    },
  );

  it("does nothing for an address that was changed, and says so calmly", async () => {
    const at = address.length - 9;
    const other = `${address.slice(0, at)}${address[at] === "A" ? "B" : "A"}${address.slice(at + 1)}`;
    for (const wrong of [other, "/unsubscribe", "/unsubscribe?of=x"]) {
      expect((await asProvider(wrong)).status).toBe(404);
      const page = await server.browser().get(wrong);
      expect(page.status).toBe(404);
      expect(page.body).toContain("This link does not work");
    }
    expect(await muted()).toEqual([]);
  });

  it("is not taken from another site", async () => {
    const headers = { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" };
    const body = "List-Unsubscribe=One-Click";
    expect((await server.browser().send(address, { method: "POST", headers, body })).status).toBe(403);
    expect(await muted()).toEqual([]);
  });
});

describe("the page behind the link", () => {
  it("changes nothing when it is only looked at", async () => {
    const before = await fingerprint(database.pool);
    for (const method of ["GET", "HEAD"]) expect((await server.browser().send(address, { method })).status).toBe(200);
    expect((await server.browser().data(address)).status).toBe(200);
    expect(await fingerprint(database.pool)).toEqual(before);
  });

  it("stops them with a button, and undoes just that", async () => {
    await database.db
      .insertInto("mutedMessages")
      .values({ userId, category: "toolkit_versions", channel: "email", mutedAt: new Date() })
      .execute();
    const browser = server.browser();
    const { status, location = "" } = await browser.post(address, { ...oneClick, intent: "stop" });
    expect(status).toBe(303);
    expect(await muted()).toHaveLength(2);
    const { body } = await browser.get(location);
    expect(body).toContain("Undo");
    const undone = [...body.matchAll(/name="categories" value="(\w+)"/g)].map(([, name = ""]) => name);
    expect(undone).toEqual(["lead_progress"]);
    await browser.post(location, { intent: "resume", categories: undone });
    expect(await muted()).toEqual([{ userId, category: "toolkit_versions", channel: "email" }]);
  });
});

describe("one's account", () => {
  it("takes a choice as a plain form does, box by box", async () => {
    const browser = await server.signedIn(userId);
    const { status, location } = await browser.post("/account", {
      intent: "messages",
      app: ["lead_progress"],
      email: [],
    });
    expect([status, location]).toEqual([303, "/account"]);
    expect((await muted()).map(({ category, channel }) => `${category} ${channel}`).sort()).toEqual([
      "lead_progress email",
      "toolkit_versions app",
      "toolkit_versions email",
    ]);
    const { body } = await browser.get("/account");
    const ticked = [...body.matchAll(/<input type="checkbox"[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes("checked"));
    expect(ticked).toEqual([expect.stringContaining('name="app"')]);
  });

  it("refuses to switch off what is not optional", async () => {
    const browser = await server.signedIn(userId);
    const answer = await browser.post("/account", { intent: "messages", email: ["money"], app: [] });
    expect(answer.status).toBe(422);
    expect(await muted()).toEqual([]);
  });
});
