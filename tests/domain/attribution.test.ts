import fc from "fast-check";
import { showMoment } from "emails/email-text";
import { insertEnrolment, insertProgram, insertVersion } from "db/queries/programs";
import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { readApiEvents } from "~/domain/attribution/api-events";
import { prepareEvents, receiveDeliveries } from "~/domain/attribution/commands/receive-events";
import { appendJournal } from "~/domain/journal/append-journal";
import type { PartnerCtx } from "~/domain/context";
import type { Fit } from "~/domain/leads/fit";
import { dueRules } from "~/domain/leads/rules";
import { programRules } from "~/domain/programs/program-rules";
import { newId } from "~/kernel/ids";
import { day, hour } from "~/kernel/time";
import { attributionIn, tenthOfInvoices } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let rival: PartnerCtx;

const trial = {
  key: "trial",
  trigger: "trial.started" as const,
  amount: { type: "flat" as const, minor: "2500", currency: "USD" },
  holdDays: 0,
};
const rules = tenthOfInvoices(trial);

beforeAll(async () => {
  world = await createWorld(database, new Clock(), rules);
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  rival = await world.member(await world.partner("Rival"), "Rae", "admin");
});

let accounts = 0;
const newAccount = () => `A-${++accounts}`;
const at = (days: number) => new Date(world.clock.now().getTime() + days * day).toISOString();
const owedFor = async (externalId: string) => {
  const { leadId } = (await tools.attributed(externalId)) ?? {};
  return leadId ? (await tools.owed(leadId)).map(({ rewardKey, amountMinor }) => `${rewardKey} ${amountMinor}`) : [];
};

describe("an account that came through a link", () => {
  it("becomes a lead, and its trial and invoices pay to the cent", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-9)));
    const account = { externalId: newAccount(), email: "kim@bright-mill.com", company: "Bright Mill" };
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(-8) });
    await tools.report(
      { type: "trial.started", account, occurredAt: at(-7) },
      { type: "feature.activated", account, feature: "reports", occurredAt: at(-6) },
      { type: "invoice.paid", account, amountMinor: 100_000, currency: "USD", invoiceId: "in_1", occurredAt: at(-5) },
      {
        type: "invoice.refunded",
        account,
        amountMinor: 33_333,
        currency: "USD",
        invoiceId: "in_1",
        occurredAt: at(-4),
      },
    );
    await tools.settle();
    // 25.00 for the trial; (1,000.00 − 333.33) × 10 % = 66.667, rounded to 66.67.
    expect(await owedFor(account.externalId)).toEqual(["trial 2500", "paid 6667"]);
    const { leadId } = (await tools.attributed(account.externalId)) ?? {};
    const lead = await world.db
      .selectFrom("leads")
      .selectAll()
      .where("id", "=", leadId ?? "")
      .executeTakeFirstOrThrow();
    expect(lead).toMatchObject({
      source: "link",
      companyName: "Bright Mill",
      domain: "bright-mill.com",
      status: "accepted",
    });
  });

  it("tells its partner the deadline that its review has, however long ago the account signed up", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-29)));
    const account = { externalId: newAccount(), email: "lou@amber-lock.com", company: "Amber Lock" };
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(-28) });
    await tools.settle();
    const receipt = await world.db
      .selectFrom("outboxMails")
      .select("bodyText")
      .where("template", "=", "lead-received")
      .where("subject", "like", "%Amber Lock")
      .executeTakeFirstOrThrow();
    const due = dueRules.review(world.clock.now(), programRules.parse(rules).serviceLevels).at.toISOString();
    expect(receipt.bodyText).toContain(showMoment(due, agency.actor.timeZone));
  });

  it("is settled the same in whatever order, pieces and repetitions its events arrive", async () => {
    const seed = 20_261_124;
    const link = await tools.link(agency.actor);
    const runs = 25;
    let wanted: string[] | undefined;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 4 }), async (stream, pieces) => {
        const externalId = newAccount();
        const clickId = await tools.click(link, new Date(at(-9)));
        const account = { externalId };
        const pay = { account, currency: "USD", amountMinor: 50_000 };
        const events = [
          { type: "account.created", account, attribution: { clickId }, occurredAt: at(-8) },
          { type: "trial.started", account, occurredAt: at(-7) },
          { type: "invoice.paid", ...pay, invoiceId: `${externalId}-1`, occurredAt: at(-6) },
          { type: "invoice.paid", ...pay, invoiceId: `${externalId}-2`, occurredAt: at(-5) },
          { type: "invoice.refunded", ...pay, amountMinor: 12_345, invoiceId: `${externalId}-2`, occurredAt: at(-4) },
        ].map((event, index) => ({ ...event, id: `${externalId}:${index}` }));
        const twice = [...events, ...events];
        const keys = new Map(twice.map((_, index) => [index, stream.next().value ?? 0]));
        const shuffled = twice.map((event, index) => ({ event, key: keys.get(index) ?? 0 }));
        shuffled.sort((a, b) => a.key - b.key);
        const size = Math.ceil(shuffled.length / pieces);
        for (let from = 0; from < shuffled.length; from += size) {
          await tools.report(...shuffled.slice(from, from + size).map(({ event }) => event));
          await tools.settle();
        }
        const owed = await owedFor(externalId);
        wanted ??= owed;
        expect(owed).toEqual(wanted);
      }),
      { seed, numRuns: runs },
    );
    // 500.00 × 10 %, and (500.00 − 123.45) × 10 % = 37.655, half to even.
    console.info(`any order of an account's events: ${runs} histories, seed ${seed}, each ${wanted?.join(", ")}`);
    expect(wanted).toEqual(["trial 2500", "paid 5000", "paid 3766"]);
  }, 60_000);

  it("is nobody's until something tells who brought it, and is then paid for from its first event", async () => {
    const account = { externalId: newAccount() };
    await tools.report({ type: "trial.started", account, occurredAt: at(-2) });
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toBeUndefined();
    const unmatched = await world.db
      .selectFrom("inboundEvents")
      .select("status")
      .where("externalId", "=", account.externalId)
      .execute();
    expect(unmatched).toEqual([{ status: "unmatched" }]);
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-3)));
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(-1) });
    await tools.settle();
    expect(await owedFor(account.externalId)).toEqual(["trial 2500"]);
  });
});

describe("minimum activation", () => {
  it("has them all counted at once, however many there are", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-9)));
    const account = { externalId: newAccount() };
    const uses = Array.from({ length: 4_800 }, () => ({
      ...{ type: "feature.activated", feature: "reports", account, occurredAt: at(-2) },
    }));
    for (let sent = 0; sent < uses.length; sent += 500) await tools.report(...uses.slice(sent, sent + 500));
    await tools.settle();
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(-8) });
    await tools.settle();
    const { leadId } = (await tools.attributed(account.externalId)) ?? {};
    const counted = world.db.selectFrom("journal").select((eb) => eb.fn.countAll().as("n"));
    expect(
      await counted
        .where("leadId", "=", leadId ?? "")
        .where("kind", "=", "feature.activated")
        .executeTakeFirst(),
    ).toEqual({ n: 4_800n });
  }, 60_000);

  it("is told by what the product reports: a lead that lacks it waits, and is accepted once it has it", async () => {
    const programId = newId("prog");
    const createdAt = world.clock.now();
    const program = { id: programId, slug: programId, name: "Customers", kind: "customer", status: "live", createdAt };
    const qualification = [
      { key: "use", weight: "hard", test: { field: "activation", min: 2 } },
      { key: "more", weight: 20, test: { field: "activation", min: 3 } },
    ];
    await inTransaction(world.db, async (tx) => {
      await insertProgram(tx, program);
      const version = { id: newId("pver"), programId, number: 1, rules: JSON.stringify({ ...rules, qualification }) };
      await insertVersion(tx, { ...version, createdAt, publishedAt: createdAt });
      const enrolment = { id: newId("enr"), partnerId: agency.actor.partnerId, programId, status: "approved" };
      await insertEnrolment(tx, { ...enrolment, createdAt });
    });
    const clickId = await tools.click(await tools.link(agency.actor, programId), new Date(at(-9)));
    const account = { externalId: newAccount() };
    const activate = (feature: string, day: number) =>
      tools.report({ type: "feature.activated", account, feature, occurredAt: at(day) });
    const lead = async () => {
      const { leadId } = (await tools.attributed(account.externalId)) ?? {};
      const row = await world.db
        .selectFrom("leads")
        .select(["status", "score", "fit"])
        .where("id", "=", leadId ?? "")
        .executeTakeFirstOrThrow();
      return { status: row.status, score: row.score, found: (row.fit as Fit).items.map(({ found }) => found) };
    };
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(-8) });
    await tools.settle();
    expect(await lead()).toEqual({ status: "submitted", score: 0, found: Array(2).fill("0 features in use") });
    await activate("reports", -7);
    await activate("reports", -6);
    await tools.settle();
    expect(await lead()).toEqual({ status: "submitted", score: 0, found: Array(2).fill("1 feature in use") });
    await activate("alerts", -5);
    await tools.settle();
    expect(await lead()).toEqual({ status: "accepted", score: 0, found: Array(2).fill("2 features in use") });
    // What was found at the decision stays.
    await activate("exports", -4);
    await tools.settle();
    expect(await lead()).toMatchObject({ status: "accepted", score: 0 });
  });
});

describe("deliveries that are kept together", () => {
  it("each hear how many of their events are new; of the same one in several, the first has it", async () => {
    const ctx = world.ctxOf({ kind: "system" });
    const event = (id: string) => ({
      ...{ id, type: "trial.started", occurredAt: at(-1) },
      account: { externalId: "together\n\u001e{}" },
      data: { odd: "\u0000\ud800 \u001e" },
    });
    const deliveryOf = (...ids: string[]) =>
      prepareEvents(ctx, readApiEvents(ids.map(event), "product", world.clock.now()).events);
    const [a, b, c] = [deliveryOf("t1", "t2", "t1"), deliveryOf("t2", "t3"), deliveryOf()];
    expect(await receiveDeliveries(ctx, [a, b, c])).toEqual([2, 1, 0]);
    expect(await receiveDeliveries(ctx, [b, deliveryOf("t4")])).toEqual([0, 1]);
    const kept = await world.db
      .selectFrom("inboundEvents")
      .select(["eventId", "externalId", "raw"])
      .where("eventId", "like", "t_")
      .orderBy("seq")
      .execute();
    expect(kept.map(({ eventId }) => eventId)).toEqual(["t1", "t2", "t3", "t4"]);
    expect(new Set(kept.map(({ externalId }) => externalId))).toEqual(new Set(["together\n\u001e{}"]));
    expect(JSON.parse(kept[0]?.raw ?? "")).toEqual(event("t1"));
  });
});

describe("who brought an account", () => {
  it.each([
    ["inside of the window", -30, "click"],
    ["outside of it", -31, undefined],
    ["after the sign-up", 1, undefined],
  ])("a click %s", async (_, days, basis) => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(days)));
    const account = { externalId: newAccount() };
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt: at(0) });
    await tools.settle();
    expect((await tools.attributed(account.externalId))?.basis).toBe(basis);
  });

  it("the last visit of the same browser, by the program's rule, also where the sign-up names an earlier one", async () => {
    const [first, last] = [await tools.link(agency.actor), await tools.link(rival.actor)];
    const clickId = await tools.click(first, new Date(at(-5)), "same-browser");
    await tools.click(last, new Date(at(-4)), "same-browser");
    const account = { externalId: newAccount() };
    await tools.report({ type: "account.created", account, attribution: { clickId } });
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toMatchObject({ basis: "visitor", linkId: last.id });
  });

  it("a code, in any case, when no click is known", async () => {
    const link = await tools.link(agency.actor);
    const account = { externalId: newAccount() };
    const attribution = { clickId: "click_unknown", code: link.code.toUpperCase() };
    await tools.report({ type: "account.created", account, attribution });
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toMatchObject({ basis: "code", linkId: link.id });
  });

  it("of several codes, the one that was told first, whichever was reported first", async () => {
    const links = [await tools.link(agency.actor), await tools.link(rival.actor)];
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      for (const winner of [0, 1]) {
        const account = { externalId: newAccount() };
        const days = winner === 0 ? [-5, -2] : [-2, -5];
        for (const which of order) {
          const attribution = { code: links[which]?.code };
          await tools.report({
            type: "feature.activated",
            feature: "a",
            account,
            attribution,
            occurredAt: at(days[which] ?? 0),
          });
          await tools.settle();
        }
        expect(await tools.attributed(account.externalId)).toMatchObject({ basis: "code", linkId: links[winner]?.id });
      }
    }
  });

  it("says what decides now, also where a click backs what a code had said", async () => {
    const link = await tools.link(agency.actor);
    const clickId = await tools.click(link, new Date(at(-3)));
    const account = { externalId: newAccount() };
    await tools.report({ type: "account.created", account, attribution: { code: link.code } });
    await tools.settle();
    await tools.report({ type: "trial.started", account, attribution: { clickId } });
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toMatchObject({ basis: "click", linkId: link.id });
  });

  it("an open lead of the company outranks a link; once it is rejected, the link has the account", async () => {
    const leadId = await world.submit(agency, "Copper Gate");
    world.clock.forward(hour);
    const clickId = await tools.click(await tools.link(rival.actor), new Date(at(-1 / 48)));
    const account = { externalId: newAccount(), email: "someone@copper-gate.com" };
    const paid = { type: "invoice.paid", account, amountMinor: 20_000, currency: "USD", invoiceId: "in_copper" };
    await tools.report({ type: "account.created", account, attribution: { clickId } }, paid);
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toMatchObject({ basis: "domain", leadId });
    await inTransaction(world.db, async (tx) => {
      const decided = { status: "rejected", reasonCode: "no_need", partnerReason: "They do not need it." };
      await tx.updateTable("leads").set(decided).where("id", "=", leadId).execute();
      const { partnerId } = agency.actor;
      await appendJournal(tx, world.ctxOf({ kind: "system" }), {
        kind: "lead.rejected",
        leadId,
        partnerId,
        payload: { reason: "no_need" },
      });
    });
    await tools.settle();
    const now = await tools.attributed(account.externalId);
    expect(now).toMatchObject({ basis: "click", partnerId: rival.actor.partnerId });
    expect(await owedFor(account.externalId)).toEqual(["paid 2000"]);
    expect(await tools.owed(leadId)).toEqual([]);
  });

  it("a lead that was submitted after the sign-up brought nobody", async () => {
    const account = { externalId: newAccount(), email: "someone@late-mill.com" };
    await tools.report({ type: "account.created", account, occurredAt: at(-1) });
    await world.submit(agency, "Late Mill");
    await tools.report({ type: "trial.started", account });
    await tools.settle();
    expect(await tools.attributed(account.externalId)).toBeUndefined();
  });
});

describe("an account that is reported after new rules were published", () => {
  it("is held to the rules that were in force when it signed up, however late that is reported", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-9)));
    const cheap = { ...rules, rewards: [{ ...trial, amount: { ...trial.amount, minor: "100" } }] };
    const createdAt = new Date(at(-1));
    const version = { id: newId("pver"), programId: world.programId, number: 2, rules: JSON.stringify(cheap) };
    await inTransaction(database.db, (tx) => insertVersion(tx, { ...version, createdAt, publishedAt: createdAt }));
    const account = { externalId: newAccount() };
    await tools.report(
      { type: "account.created", account, attribution: { clickId }, occurredAt: at(-8) },
      { type: "trial.started", account, occurredAt: at(-7) },
    );
    await tools.settle();
    expect(await owedFor(account.externalId)).toEqual(["trial 2500"]);
  });
});
