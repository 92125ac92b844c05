import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/http-server";
import { type Cast, createCast } from "./cast";

const database = testDatabase({ max: 20 });
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
const reader = { "user-agent": firefox };
let server: TestServer;
let cast: Cast;
let now = new Date("2026-11-24T15:00:00Z");

beforeAll(async () => {
  server = await startTestServer({ database, now: () => now });
  cast = await createCast(database, server);
}, 180_000);
afterAll(() => server?.stop());

beforeEach(async () => {
  // What a process has read of links is forgotten after two seconds.
  now = new Date(now.getTime() + 60 * 60_000);
  await setProgram({
    destination: "https://www.northlight.example/start?a=1#top",
    allowedHosts: ["www.northlight.example"],
  });
});

const setProgram = (change: object) =>
  database.db.updateTable("programs").set(change).where("id", "=", cast.world.programId).execute();

async function newLink(change: Partial<{ destination: string; status: string }> = {}) {
  const { partnerId } = cast.people.ownerAdmin.actor;
  const link = await attributionIn(database, cast.world).link({ partnerId });
  if (Object.keys(change).length > 0) {
    await database.db.updateTable("links").set(change).where("id", "=", link.id).execute();
  }
  return link;
}

const clicksOf = (linkId: string) =>
  database.db
    .selectFrom("clicks")
    .selectAll()
    .where("linkId", "=", linkId)
    .orderBy("occurredAt")
    .orderBy("id")
    .execute();
const counted = async (linkId: string) =>
  Number(
    (
      await database.db
        .selectFrom("links")
        .select("clicksCounted as n")
        .where("id", "=", linkId)
        .executeTakeFirstOrThrow()
    ).n,
  );

describe("GET /r/:code", () => {
  it("records a click and leads on with its id, and sets first-party cookies", async () => {
    const link = await newLink();
    const headers = { ...reader, referer: "https://blog.example/post?secret=1" };
    const answer = await server.browser().get(`/r/${link.code.toUpperCase()}`, headers);
    const [click] = await clicksOf(link.id);
    expect(answer.status).toBe(302);
    expect(answer.location).toBe(`https://www.northlight.example/start?a=1&fl_click=${click?.id}#top`);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    const cookies = answer.headers["set-cookie"] ?? [];
    expect(cookies.find((text) => text.startsWith(`fl_click_${link.programId}=${click?.id};`))).toMatch(
      /Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
    expect(click).toMatchObject({
      verdict: "counted",
      device: "desktop",
      referrerHost: "blog.example",
      network: "127.0.0.0/24",
    });
    expect(cookies.join()).not.toContain(click?.visitorHash);
    expect(await counted(link.id)).toBe(1);
  });

  it.each<[string, string, Record<string, string>]>([
    ["a bot", "bot", { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" }],
    ["nobody who says who it is", "bot", { "user-agent": "" }],
    ["a script", "bot", { "user-agent": "curl/8.5.0" }],
    ["a preview in a chat", "bot", { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" }],
    ["what a browser fetches ahead", "prefetch", { ...reader, "sec-purpose": "prefetch;prerender" }],
    ["what a browser fetched ahead", "prefetch", { ...reader, purpose: "prefetch" }],
    ["what Safari previews", "prefetch", { ...reader, "x-purpose": "preview" }],
    ["an image of a page", "prefetch", { ...reader, "sec-fetch-dest": "image" }],
    ["a frame of a page", "prefetch", { ...reader, "sec-fetch-dest": "iframe" }],
    ["what Firefox fetches ahead", "prefetch", { ...reader, "x-moz": "prefetch" }],
  ])("does not count %s", async (_, verdict, headers) => {
    const link = await newLink();
    const answer = await server.browser().get(`/r/${link.code}`, headers);
    expect(answer.status).toBe(302);
    expect((await clicksOf(link.id)).map((click) => click.verdict)).toEqual([verdict]);
    expect(await counted(link.id)).toBe(0);
  });

  it("does not record HEAD at all", async () => {
    const link = await newLink();
    const answer = await server.browser().send(`/r/${link.code}`, { method: "HEAD", headers: reader });
    expect([answer.status, answer.location]).toEqual([302, "https://www.northlight.example/start?a=1#top"]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(await clicksOf(link.id)).toEqual([]);
  });

  it("leads to an address that was typed with other letters as browsers write it, whoever asks", async () => {
    const link = await newLink();
    const destination = "https://www.northlight.example/日本?a=é";
    await database.db.updateTable("links").set({ destination }).where("id", "=", link.id).execute();
    const written = "https://www.northlight.example/%E6%97%A5%E6%9C%AC?a=%C3%A9";
    const head = await server.browser().send(`/r/${link.code}`, { method: "HEAD", headers: reader });
    expect([head.status, head.location]).toEqual([302, written]);
    const get = await server.browser().get(`/r/${link.code}`, reader);
    expect(get.location).toMatch(new RegExp(`^${written.replace("?", "\\?")}&fl_click=click_`));
  });

  it("counts a visitor once within half an hour, and again later", async () => {
    const link = await newLink();
    const browser = server.browser();
    for (const minutes of [0, 10, 45]) {
      now = new Date(now.getTime() + minutes * 60_000);
      await browser.get(`/r/${link.code}`, reader);
    }
    const clicks = await clicksOf(link.id);
    expect(clicks.map((click) => click.verdict)).toEqual(["counted", "repeat", "counted"]);
    expect(new Set(clicks.map((click) => click.visitorHash)).size).toBe(1);
  });

  it("keeps two programs' clicks in cookies of their own", async () => {
    const [one, other] = [await newLink(), await newLink()];
    const version = await database.db
      .selectFrom("programVersions")
      .selectAll()
      .where("programId", "=", cast.world.programId)
      .executeTakeFirstOrThrow();
    const second = { id: "prog_second", name: "Second", slug: "second", kind: "partner", status: "live" };
    const at = { createdAt: now };
    await database.db
      .insertInto("programs")
      .values({ ...second, ...at, destination: "https://second.example/", allowedHosts: ["second.example"] })
      .execute();
    const rules = JSON.stringify({ ...(version.rules as object), attribution: { windowDays: 30 } });
    await database.db
      .insertInto("programVersions")
      .values({ id: "pver_second", programId: second.id, number: 1, rules, publishedAt: now, createdAt: now })
      .execute();
    await database.db
      .insertInto("enrolments")
      .values({ id: "enr_second", partnerId: other.partnerId, programId: second.id, status: "approved", ...at })
      .execute();
    await database.db.updateTable("links").set({ programId: second.id }).where("id", "=", other.id).execute();
    const browser = server.browser();
    const first = await browser.get(`/r/${one.code}`, reader);
    const next = await browser.get(`/r/${other.code}`, reader);
    const names = (answer: typeof first) => (answer.headers["set-cookie"] ?? []).map((text) => text.split("=")[0]);
    expect(names(first)).toEqual([`fl_click_${one.programId}`, "fl_v"]);
    expect(names(next)).toEqual([`fl_click_${second.id}`]);
    expect(next.headers["set-cookie"]?.[0]).toContain("Max-Age=2592000;");
  });

  it("counts 300 visitors at once, each of them", async () => {
    const [one, other] = [await newLink(), await newLink()];
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, at) => server.browser().get(`/r/${(at % 3 ? one : other).code}`, reader)),
    );
    const ids = answers.map((answer) => new URL(answer.location ?? "").searchParams.get("fl_click"));
    const kept = [...(await clicksOf(one.id)), ...(await clicksOf(other.id))].map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(kept));
    expect([await counted(one.id), await counted(other.id)]).toEqual([200, 100]);
    const days = await database.db
      .selectFrom("clickDays")
      .selectAll()
      .where("linkId", "in", [one.id, other.id])
      .execute();
    expect(days.map(({ clicks }) => Number(clicks)).toSorted((a, b) => a - b)).toEqual([100, 200]);
  });
});

describe("a link that leads nowhere", () => {
  it.each<[string, () => Promise<string>, number]>([
    ["one that there is not", async () => "nothing-here", 404],
    ["one that is paused", async () => (await newLink({ status: "paused" })).code, 410],
    [
      "one to a host that is not allowed any more",
      async () => (await newLink({ destination: "https://old.example/" })).code,
      410,
    ],
    [
      "one to a host that only looks allowed",
      async () => (await newLink({ destination: "https://www.northlight.example.evil.example/" })).code,
      410,
    ],
    [
      "one with a password in it",
      async () => (await newLink({ destination: "https://www.northlight.example@evil.example/" })).code,
      410,
    ],
    ["one without TLS", async () => (await newLink({ destination: "http://www.northlight.example/" })).code, 410],
    ["a script", async () => (await newLink({ destination: "javascript:alert(1)" })).code, 410],
  ])("shows a helpful page for %s, and records nothing", async (_, codeOf, status) => {
    const code = await codeOf();
    const before = await database.db.selectFrom("clicks").select("id").execute();
    const answer = await server.browser().get(`/r/${code}?to=https://evil.example&fl_click=x`, reader);
    expect(answer.status).toBe(status);
    expect(answer.location).toBeUndefined();
    expect(answer.body).toContain("See all programs");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(await database.db.selectFrom("clicks").select("id").execute()).toHaveLength(before.length);
  });

  it("stops when its program pauses or its partner is suspended, and says that it ended when they end", async () => {
    const link = await newLink();
    const statusOf = async () => {
      now = new Date(now.getTime() + 3_000);
      return (await server.browser().get(`/r/${link.code}`, reader)).status;
    };
    const enrolment = database.db.updateTable("enrolments").where("partnerId", "=", link.partnerId);
    const of = enrolment.where("programId", "=", link.programId);
    expect(await statusOf()).toBe(302);
    await setProgram({ status: "paused" });
    expect(await statusOf()).toBe(410);
    await setProgram({ status: "live" });
    await of.set({ status: "suspended" }).execute();
    expect(await statusOf()).toBe(410);
    await of.set({ status: "approved" }).execute();
    expect(await statusOf()).toBe(302);
  });

  it.each([
    "/r/%00",
    "/r/%E0%A4%A",
    `/r/${"a".repeat(41)}`,
    "/r/..%2f..%2fdesk",
    "/r/a b",
    "/r/%F0%9F%98%80",
    "/r/-x",
    "/o/%00",
    "/r/x%0d%0aSet-Cookie:a=b",
  ])("answers %s without a failure of ours", async (path) => {
    const answer = await server.browser().get(path.replace(" ", "%20"), reader);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(server.errors).toEqual([]);
  });
});

describe("an offer page", () => {
  async function offered() {
    const link = await newLink();
    const page = { id: `ofpg_${link.code}`, programId: link.programId, name: "Podcast", headline: "Ship faster <b>" };
    const text = { body: "**Three** months on us.\n\n<script>alert(1)</script>", actionLabel: "Start now" };
    await database.db
      .insertInto("offerPages")
      .values({ ...page, ...text, createdAt: now, changedAt: now })
      .execute();
    await database.db
      .updateTable("links")
      .set({ offerPageId: page.id, offerSlug: link.code })
      .where("id", "=", link.id)
      .execute();
    return { link, page };
  }

  it("is where its link leads, with the click on its button; one visit is one click", async () => {
    const { link } = await offered();
    const browser = server.browser();
    const answer = await browser.get(`/r/${link.code}`, reader);
    const [click] = await clicksOf(link.id);
    expect(answer.location).toBe(`/o/${link.code}?fl_click=${click?.id}`);
    const page = await browser.get(answer.location ?? "", reader);
    expect(page.status).toBe(200);
    expect(page.body).toContain(`https://www.northlight.example/start?a=1&amp;fl_click=${click?.id}#top`);
    expect(page.body).toContain("Ship faster &lt;b&gt;");
    expect(page.body).not.toContain("<script>alert(1)");
    expect(page.headers["cache-control"]).toContain("no-store");
    expect(await clicksOf(link.id)).toHaveLength(1);
  });

  it("records whoever comes to it directly, and nothing of what they say themselves", async () => {
    const { link } = await offered();
    const page = await server.browser().get(`/o/${link.code}?fl_click=javascript:alert(1)`, reader);
    const [click] = await clicksOf(link.id);
    expect(page.body).toContain(`fl_click=${click?.id}#top`);
    expect(page.body).not.toContain('alert(1)"');
  });

  it("carries no other link's click on: the visit is its own", async () => {
    const [{ link }, other] = [await offered(), await newLink()];
    await server.browser().get(`/r/${other.code}`, reader);
    const [foreign] = await clicksOf(other.id);
    const page = await server.browser().get(`/o/${link.code}?fl_click=${foreign?.id}`, reader);
    const [own] = await clicksOf(link.id);
    expect(page.body).toContain(`fl_click=${own?.id}#top`);
    expect(page.body).not.toContain(`fl_click=${foreign?.id}#top`);
  });

  it("is gone when the program does not show it any more; its link leads on without it", async () => {
    const { link, page } = await offered();
    await database.db.updateTable("offerPages").set({ active: false }).where("id", "=", page.id).execute();
    expect((await server.browser().get(`/o/${link.code}`, reader)).status).toBe(410);
    expect((await server.browser().get(`/r/${link.code}`, reader)).location).toContain(
      "https://www.northlight.example/start",
    );
  });
});
