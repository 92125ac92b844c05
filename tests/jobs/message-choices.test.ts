import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createResendMailer } from "~/adapters/resend-mailer";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { chooseMessages, resumeMails, stopMails } from "~/domain/messages/commands/choose-messages";
import { openReader, sealReader } from "~/domain/messages/unsubscribe-token";
import { findMailChoices, getMessageChoices } from "~/domain/messages/views/message-choices";
import { sealApplication } from "~/domain/onboarding/sealed-name";
import { deliverMailJob } from "~/jobs/handlers/deliver-mail";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, testVault, type World } from "../support/factories";
import { type FakeResend, startFakeResend } from "../support/fake-resend";
import { leadAt } from "../support/lead-stages";
import { drainJobs, jobServices } from "../support/run-jobs";

const database = testDatabase();
let world: World;
let resend: FakeResend;
let manager: VendorCtx;
let rep: VendorCtx;
let ana: PartnerCtx;
let ben: PartnerCtx;

const everything = {
  email: ["lead_progress", "toolkit_versions"],
  app: ["lead_progress", "toolkit_versions"],
} as const;
const choose = (ctx: PartnerCtx, wanted: Partial<typeof everything>) =>
  chooseMessages(ctx, { email: [...(wanted.email ?? [])], app: [...(wanted.app ?? [])] });
const stranger = () => world.ctxOf({ kind: "anonymous" as const });
const tokenOf = (ctx: { actor: { userId: string } }) => sealReader(testVault, ctx.actor.userId);

const services = () =>
  jobServices(
    world,
    createResendMailer({ apiKey: "re_test_key", from: "a@b.example", baseUrl: resend.baseUrl, timeoutMs: 300 }),
  );

/** Takes a lead of Ben's through acceptance to qualification, and tells everybody what there is to tell. */
async function tellAStory(): Promise<void> {
  await leadAt({ world, manager, rep }, ben, "qualified");
  await drainJobs(world, services());
}
const mailsTo = async (ctx: PartnerCtx) =>
  (await database.db.selectFrom("outboxMails").select("template").where("userId", "=", ctx.actor.userId).execute())
    .map(({ template }) => template)
    .sort();
const linesTo = async (ctx: PartnerCtx) =>
  (await database.db.selectFrom("notifications").select("title").where("userId", "=", ctx.actor.userId).execute())
    .map(({ title }) => title.split(":")[0])
    .sort();

beforeEach(async () => {
  world = await createWorld(database);
  resend = await startFakeResend();
  manager = await world.vendor("Mara Keller", "partner_manager");
  rep = await world.vendor("Rae Quill", "sales_rep");
  const agency = await world.partner("Brightside Agency");
  ana = await world.member(agency, "Ana Duarte", "admin");
  ben = await world.member(agency, "Ben Ito", "member");
});
afterEach(() => resend.close());

describe("what people are told", () => {
  const allMails = ["lead-accepted", "lead-received", "lead-stage"];
  const allLines = ["Accepted", "Account manager assigned", "In contact", "Qualified", "We received your lead"];

  it.each([
    ["everything, unless they choose otherwise", null, allMails, allLines],
    ["no progress by mail", { app: everything.app }, ["lead-accepted"], allLines],
    ["no progress in the app", { email: everything.email }, allMails, ["Accepted"]],
    ["decisions even when all that may be is off", {}, ["lead-accepted"], ["Accepted"]],
  ] as const)("is %s", async (_what, wanted, mails, lines) => {
    if (wanted) await choose(ben, wanted);
    await tellAStory();
    expect(await mailsTo(ben)).toEqual(mails);
    expect(await linesTo(ben)).toEqual(lines);
    // What one person chose is nobody else's choice.
    expect(await mailsTo(ana)).toContain("lead-accepted");
  });

  it("comes back with the choice", async () => {
    await choose(ben, {});
    await choose(ben, everything);
    expect((await getMessageChoices(ben)).optional.map(({ email, app }) => [email, app])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect((await getMessageChoices(manager)).optional.map(({ email, app }) => [email, app])).toEqual([
      [null, true],
      [true, true],
    ]);
  });

  it("cannot be made to leave out what is not optional: the database refuses to store it", async () => {
    const row = { userId: ben.actor.userId, category: "money", channel: "email", mutedAt: world.clock.now() };
    await expect(database.db.insertInto("mutedMessages").values(row).execute()).rejects.toThrow(
      "muted_messages_category_check",
    );
  });
});

describe("mails that can be stopped", () => {
  it("say so in headers that mail programs read, and in their footer; others do not", async () => {
    await tellAStory();
    const sent = resend.requests.filter(({ body }) => body.to === ben.actor.email);
    const headersOf = (template: string) =>
      sent
        .filter(({ body }) => JSON.stringify(body.tags).includes(`"${template}"`))
        .map(({ body }) => ({ headers: body.headers as Record<string, string> | undefined, text: String(body.text) }));
    for (const template of ["lead-received", "lead-stage"]) {
      const [mail] = headersOf(template);
      expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
      const url = /^<(https:\/\/partners\.northwind\.example\/unsubscribe\?of=([\w-]+))>$/.exec(
        mail?.headers?.["List-Unsubscribe"] ?? "",
      );
      expect(openReader(testVault, url?.[2] ?? "")).toBe(ben.actor.userId);
      expect(mail?.text).toContain(`Unsubscribe from such mails ${url?.[1]}`);
    }
    const [accepted] = headersOf("lead-accepted");
    expect(accepted?.text).toContain("Accepted");
    expect(accepted?.text).not.toContain("nsubscribe");
    expect(accepted?.headers).toBeUndefined();
  });

  it("carry the same address at every attempt: another one would be another mail to the provider", async () => {
    resend.failNext("server-error", "drop");
    await tellAStory();
    const waiting = await database.db.selectFrom("outboxMails").select("id").where("status", "=", "waiting").execute();
    for (const { id } of waiting) await deliverMailJob(services(), { mailId: id });
    const bodies = new Map<string, Set<string>>();
    for (const { idempotencyKey, body } of resend.requests) {
      bodies.set(idempotencyKey, (bodies.get(idempotencyKey) ?? new Set()).add(JSON.stringify(body)));
    }
    expect(resend.requests.length).toBeGreaterThan(bodies.size);
    expect([...bodies.values()].map(({ size }) => size)).toEqual([...bodies.values()].map(() => 1));
  });

  it("are stopped by their token alone, all at once, and come back", async () => {
    expect(await stopMails(stranger(), tokenOf(ben))).toEqual(["lead_progress", "toolkit_versions"]);
    expect(await stopMails(stranger(), tokenOf(ben))).toEqual([]);
    expect((await findMailChoices(stranger(), tokenOf(ben)))?.map(({ wanted }) => wanted)).toEqual([false, false]);
    expect((await findMailChoices(stranger(), tokenOf(ana)))?.map(({ wanted }) => wanted)).toEqual([true, true]);
    await resumeMails(stranger(), tokenOf(ben), { categories: ["toolkit_versions"] });
    expect((await getMessageChoices(ben)).optional.map(({ email, app }) => [email, app])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it("are not stopped by a token that is not ours, was changed, or is for something else", async () => {
    const token = tokenOf(ben);
    const changed = [...token].map(
      (character, at) => `${token.slice(0, at)}${character === "A" ? "B" : "A"}${token.slice(at + 1)}`,
    );
    const others = [
      "",
      "nonsense",
      ben.actor.userId,
      token.slice(0, -4),
      `${token}AAAA`,
      tokenOf({ actor: { userId: newId("user") } }),
    ];
    others.push(sealApplication(testVault, newId("appl")), testVault.seal(ben.actor.userId));
    for (const wrong of [...changed, ...others]) {
      await expect(stopMails(stranger(), wrong), wrong).rejects.toMatchObject({ code: "not-found" });
      expect(await findMailChoices(stranger(), wrong)).toBeNull();
    }
    const stored = database.db.selectFrom("mutedMessages").selectAll().where("userId", "=", ben.actor.userId);
    expect(await stored.execute()).toEqual([]);
  });
});
