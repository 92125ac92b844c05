import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "db/tx";
import { hashToken } from "~/domain/identity/tokens";
import { appendJournal } from "~/domain/journal/append-journal";
import { entryHandlers } from "~/jobs/registry";
import { testDatabase } from "../support/database";
import { drainJobs, jobServices, listJobs } from "../support/run-jobs";
import { canaries, followTheStory } from "./follow-the-story";

const database = testDatabase();
const isFollower = (job: { payload: Record<string, string> }) => job.payload.entryId !== undefined;

type Story = Awaited<ReturnType<typeof followTheStory>>;
let story: Story;
const ran = new Set<string>();
/** Rows that the second run of a handler added: there must never be any. */
const added: string[] = [];

beforeAll(async () => {
  story = await followTheStory(database, async (world) => {
    const services = jobServices(world);
    const count = async () => {
      const [mails, notifications] = await Promise.all([
        world.db.selectFrom("outboxMails").select("id").execute(),
        world.db.selectFrom("notifications").select("id").execute(),
      ]);
      return mails.length + notifications.length;
    };
    for (let waiting = await listJobs(world); waiting.some(isFollower); waiting = await listJobs(world)) {
      const [job] = waiting.filter(isFollower);
      if (!job) return;
      const once = { only: ({ id }: { id: string }) => id === job.id };
      for (const name of await drainJobs(world, services, { ...once, times: 1 })) ran.add(name);
      const before = await count();
      await (entryHandlers as Record<string, (typeof entryHandlers)[keyof typeof entryHandlers]>)[job.name]?.(
        services,
        job.payload.entryId ?? "",
      );
      if ((await count()) !== before) added.push(job.name);
    }
  });
}, 120_000);

const mailsOf = (template: string) =>
  database.db
    .selectFrom("outboxMails as m")
    .leftJoin("users as u", "u.id", "m.userId")
    .select(["m.recipient", "m.subject", "m.bodyText", "m.html", "m.status", "u.name"])
    .where("m.template", "=", template)
    .orderBy("m.createdAt")
    .orderBy("u.name")
    .execute();
const readersOf = async (template: string) => (await mailsOf(template)).map(({ name }) => name);

describe("the journal's followers", () => {
  it("were all there in this story", () => {
    expect([...ran].sort()).toEqual(Object.keys(entryHandlers).sort());
  });

  it("do their work once, however often they run", () => {
    expect(added).toEqual([]);
  });

  it.each([
    ["lead-received", ["Ana Duarte", canaries.rivalMember, ...Array.from({ length: 8 }, () => "Ben Ito")]],
    ["lead-question", ["Ben Ito", "Ben Ito", "Ben Ito"]],
    ["lead-answered", ["Mara Keller"]],
    ["partner-message", ["Ben Ito"]],
    ["lead-accepted", ["Ana Duarte", "Ana Duarte", "Ana Duarte", "Ben Ito", "Ben Ito", "Ben Ito"]],
    ["lead-protection", ["Ana Duarte", "Ana Duarte", "Ben Ito", "Ben Ito", "Ben Ito", "Ben Ito"]],
    ["lead-rejected", ["Ana Duarte", "Ana Duarte", "Ben Ito", "Ben Ito"]],
    ["lead-duplicate", ["Ana Duarte", "Ben Ito"]],
    ["lead-withdrawn", ["Mara Keller"]],
    ["lead-expired", ["Ana Duarte", "Ben Ito"]],
    ["lead-offered", [canaries.rep, canaries.rep, canaries.rep, canaries.otherRep, canaries.otherRep]],
    ["offer-returned", ["Mara Keller", "Mara Keller"]],
    ["lead-stage", ["Ben Ito", "Ben Ito"]],
    ["lead-won", ["Ana Duarte", "Ben Ito"]],
    ["lead-lost", ["Ana Duarte", "Ben Ito"]],
    ["commission-accrued", ["Ana Duarte", "Cleo Marsh", "Ana Duarte", "Cleo Marsh"]],
    ["commission-approved", ["Ana Duarte", "Cleo Marsh"]],
    ["commission-rejected", ["Ana Duarte", "Cleo Marsh"]],
    ["payout-paid", ["Ana Duarte", "Ana Duarte", "Cleo Marsh", "Cleo Marsh"]],
    ["payout-returned", ["Ana Duarte", "Cleo Marsh"]],
    ["commission-reversed", ["Ana Duarte", "Cleo Marsh"]],
    ["reward-given", ["Ana Duarte", "Cleo Marsh"]],
    ["dispute-answered", ["Ana Duarte", "Ben Ito"]],
    ["terms-changed", ["Ana Duarte", canaries.rivalMember]],
    ["toolkit-version", ["Ben Ito"]],
    ["password-changed", ["Ben Ito"]],
    ["invitation", [null]],
    ["application-nomination", [null]],
    ["application-received", [null]],
    ["application-question", [null]],
    ["application-declined", [null]],
    ["enrolment-changed", ["Lea Stone", "Lea Stone", "Lea Stone"]],
  ])("mail %s to those whom it concerns", async (template, readers) => {
    expect((await readersOf(template)).sort()).toEqual([...readers].sort());
  });

  it("stop a link whose clicks were found not to be readers'", () => expect(story.linkStatus).toBe("stopped"));

  it("tell in the app what they tell by mail, and a new lead to partner managers in the app only", async () => {
    const { db } = database;
    const { manager, earner, member } = story.people;
    const titlesOf = async (userId: string) =>
      (await db.selectFrom("notifications").select("title").where("userId", "=", userId).execute()).map(
        ({ title }) => title,
      );
    expect((await titlesOf(manager.actor.userId)).filter((title) => title.startsWith("New lead: "))).toHaveLength(10);
    expect((await titlesOf(earner.actor.userId)).sort()).toEqual([
      "A review is on: Copper Gate",
      "Approved: $5,000 for Harbor Analytics",
      "Not approved: $250 for Harbor Analytics",
      "Paid: $5,000",
      "Paid: $5,000",
      "Reduced by $5,000: Harbor Analytics",
      "Review closed: Copper Gate",
      "You earned $250: Harbor Analytics",
      "You earned $5,000: Harbor Analytics",
      "Your payment came back: $5,000",
      "Your reward worth $250: Harbor Analytics",
    ]);
    const own = await titlesOf(member.actor.userId);
    expect(own).toContain("A new version: Overview deck");
    expect(own).toContain("Please stop using: Overview deck");
    expect(own).toContain("Account manager assigned: Harbor Analytics");
    expect(own.filter((title) => /earned|paid|approved/i.test(title))).toEqual([]);
  });

  it("tell partner admins of their programs, and nobody else", async () => {
    const { admin, member } = story.people;
    const titlesOf = async (userId: string) =>
      (await database.db.selectFrom("notifications").select("title").where("userId", "=", userId).execute()).map(
        ({ title }) => title,
      );
    const told = ["New terms to accept: Agency Program", "Paused: Agency Program", "You are in: Pilot program"];
    expect(await titlesOf(admin.actor.userId)).toEqual(expect.arrayContaining(told));
    expect((await titlesOf(member.actor.userId)).filter((title) => told.includes(title))).toEqual([]);
  });

  it("say what was taken back, why, what remains and what is netted; and where to look for a payment", async () => {
    const [reversed] = await mailsOf("commission-reversed");
    expect(reversed?.bodyText).toContain("$0 remain for Harbor Analytics");
    expect(reversed?.bodyText).toContain("cancel");
    expect(reversed?.bodyText).toContain("$5,000 was paid already; it is netted from your next payment");
    const paid = await mailsOf("payout-paid");
    expect(paid.map(({ bodyText }) => /NW-2027-\d{4}/.exec(bodyText)?.[0]).sort()).toEqual([
      "NW-2027-0031",
      "NW-2027-0031",
      "NW-2027-0032",
      "NW-2027-0032",
    ]);
    const [returned] = await mailsOf("payout-returned");
    expect(returned?.bodyText).toContain("The account is closed.");
    expect(returned?.bodyText).toContain("/portal/organisation/payout");
  });

  it("tell amounts only to those who may see earnings", async () => {
    const won = await mailsOf("lead-won");
    expect(won.map(({ name, bodyText }) => [name, bodyText.includes("$50,000")])).toEqual([
      ["Ana Duarte", true],
      ["Ben Ito", false],
    ]);
  });

  it("never tell a partner who works at the vendor, what was noted, scored, or what another partner did", async () => {
    const { db } = database;
    const own = Object.values(story.people).filter(
      ({ actor }) => actor.kind === "partner" && actor.partnerName === "Brightside Agency",
    );
    const ids = own.map(({ actor }) => actor.userId);
    const mails = await db
      .selectFrom("outboxMails")
      .select(["subject", "html", "bodyText"])
      .where("userId", "in", ids)
      .execute();
    const lines = await db
      .selectFrom("notifications")
      .select(["title", "body", "href"])
      .where("userId", "in", ids)
      .execute();
    expect(mails.length).toBeGreaterThan(20);
    expect(lines.length).toBeGreaterThan(20);
    const everything = JSON.stringify([mails, lines]);
    expect(Object.values(canaries).filter((canary) => everything.includes(canary))).toEqual([]);
    // The search itself works: the vendor's own messages do hold them.
    const vendors = JSON.stringify(await db.selectFrom("outboxMails").select("bodyText").execute());
    expect(vendors).toContain(canaries.rep);
    expect(vendors).toContain(canaries.decline);
  });

  it("mail an invitation whose link still opens it after a second run", async () => {
    const [mail] = await mailsOf("invitation");
    const token = /\/invitation\?token=([\w-]+)/.exec(mail?.bodyText ?? "")?.[1] ?? "";
    const invitation = await database.db.selectFrom("invitations").select("tokenHash").executeTakeFirstOrThrow();
    expect(token).toHaveLength(43);
    expect(invitation.tokenHash).toBe(hashToken(token));
  });
});

describe("a business transaction that fails", () => {
  it("leaves no entry and no job", async () => {
    const { world, people, won } = story;
    const before = await listJobs(world);
    const failing = inTransaction(world.db, async (tx) => {
      await appendJournal(tx, people.manager, { kind: "lead.accepted", leadId: won, payload: { doomed: true } });
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await listJobs(world)).toEqual(before);
    const entries = await world.db.selectFrom("journal").select("payload").where("leadId", "=", won).execute();
    expect(JSON.stringify(entries)).not.toContain("doomed");
  });
});
