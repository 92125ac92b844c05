import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { pauseLink } from "~/domain/attribution/commands/change-link";
import { getLink } from "~/domain/attribution/views/links";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { decideFlag } from "~/domain/fraud/commands/decide-flag";
import { endExemption, exemptPartner } from "~/domain/fraud/commands/exempt-partner";
import { answerFlag } from "~/domain/fraud/commands/answer-flag";
import { screenClicks } from "~/domain/fraud/commands/screen-clicks";
import { listPartnerReviews } from "~/domain/fraud/views/flags";
import { listNotifications } from "~/domain/messages/views/list-notifications";
import type { StoredProgramRules } from "~/domain/programs/program-rules";
import { newId } from "~/kernel/ids";
import { after, minute } from "~/kernel/time";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { moneyRules } from "../support/money-world";
import { race, times } from "../support/race";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  const rules = { ...moneyRules, fraud: { clickBurst: "hold" } } as unknown as StoredProgramRules;
  world = await createWorld(database, new Clock(), rules);
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const office = "192.0.2.0/24";
const elsewhere = "198.51.100.0/24";

/** A full hour; minutes are counted from it. */
const fullHour = new Date("2026-11-24T09:00:00Z");
const at = (minutes: number) => after(fullHour, minutes * minute);

type ClickedLink = Awaited<ReturnType<typeof tools.link>>;
const newLink = () => tools.link(agency.actor);

/** So many clicks of one network on a link, at these minutes. */
async function click(link: ClickedLink, minutes: readonly number[], network = office): Promise<void> {
  const { id: linkId, partnerId, programId } = link;
  const rows = minutes.map((one) => {
    const id = newId("click");
    const of = { id, linkId, partnerId, programId, network, visitorHash: id };
    return { ...of, occurredAt: at(one), device: "desktop", verdict: "counted" };
  });
  if (rows.length > 0) await database.db.insertInto("clicks").values(rows).execute();
}
const clicks = (number: number, minutes: number) => Array.from({ length: number }, () => minutes);

const screenAt = (minutes: number) => screenClicks({ ...world.ctxOf({ kind: "system" }), now: () => at(minutes) });

const flagsOf = ({ id }: ClickedLink) =>
  world.db.selectFrom("fraudFlags").selectAll().where("linkId", "=", id).orderBy("raisedAt").execute();

/** Decides on what is open about a link. */
async function decide(link: ClickedLink, decision: "cleared" | "confirmed" = "cleared"): Promise<void> {
  for (const { id: flagId, revision, status } of await flagsOf(link)) {
    if (status === "open") await decideFlag(manager, { flagId, revision, decision, reason: "Looked into it." });
  }
}

it("clicks around a full hour are counted together, clicks more than 60 minutes apart are not", async () => {
  const [together, apart] = [await newLink(), await newLink()];
  await click(together, [...clicks(60, -10), ...clicks(60, 10)]);
  await click(apart, [...clicks(60, -55), ...clicks(60, 10)]);
  await screenAt(30);
  expect((await flagsOf(together)).map(({ evidence }) => JSON.stringify(evidence))).toEqual([
    expect.stringContaining("120 clicks within an hour"),
  ]);
  expect(await flagsOf(apart)).toEqual([]);
});

it("a burst that is confirmed stops its link, one that is cleared does not", async () => {
  for (const [decision, status] of [
    ["cleared", "active"],
    ["confirmed", "stopped"],
  ] as const) {
    const link = await newLink();
    await click(link, clicks(100, 5));
    await screenAt(30);
    await decide(link, decision);
    await tools.settle();
    const row = await world.db.selectFrom("links").select("status").where("id", "=", link.id).executeTakeFirst();
    expect(row?.status).toBe(status);
  }
});

it("a link that a review stopped keeps that reason until its partner starts it again", async () => {
  const link = await newLink();
  await click(link, clicks(100, 5));
  await screenAt(30);
  await decide(link, "confirmed");
  await tools.settle();
  const standing = async () => (await getLink(agency, link.id)).standing;
  expect(await standing()).toBe("stopped");
  const press = async (status: "active" | "paused") => {
    const { revision } = await getLink(agency, link.id);
    await pauseLink(agency, { linkId: link.id, revision, status });
  };
  await press("paused");
  expect(await standing()).toBe("stopped");
  await press("active");
  // Its program has no page to lead to in this world.
  expect(await standing()).toBe("nowhere");
  await press("paused");
  expect(await standing()).toBe("paused");
});

it("a paused link is stopped too: its partner does not start it again unwarned", async () => {
  const link = await newLink();
  await click(link, clicks(100, 5));
  await screenAt(30);
  const { revision } = await getLink(agency, link.id);
  await pauseLink(agency, { linkId: link.id, revision, status: "paused" });
  await decide(link, "confirmed");
  await tools.settle();
  expect((await getLink(agency, link.id)).standing).toBe("stopped");
});

it("a partner is exempt from a rule once, however many say so at once", async () => {
  const { partnerId } = (await world.member(await world.partner("Exempt"), "Eve", "admin")).actor;
  const exemption = { partnerId, rule: "freeMail", reason: "They write so.", until: "2027-12-31" } as const;
  const { won, lost, broken } = await race(times(() => () => exemptPartner(manager, exemption)));
  expect({ won, broken }).toEqual({ won: 1, broken: [] });
  expect(new Set(lost)).toEqual(
    new Set(["already-done: The partner is exempt from this rule already. End that first."]),
  );
});

it("the partner sees that a review is on, is told of it and of its end, and answers once", async () => {
  const news = async () => (await listNotifications(agency, {})).rows.map(({ title, href }) => [title, href]);
  const link = await newLink();
  const about = { linkId: link.id };
  const href = `/portal/links/${link.id}`;
  await click(link, clicks(100, 5));
  await screenAt(30);
  await tools.settle();
  const [review] = await listPartnerReviews(agency, about);
  expect(review).toMatchObject({ category: "Traffic of a link", status: "open", decideBy: expect.any(Date) });
  expect(await news()).toContainEqual(["A review is on: link “Blog”", href]);
  const rival = await world.member(await world.partner("Rival"), "Rae", "admin");
  const answer = { flagId: review?.answerFor ?? "", answer: "We spoke at a fair." };
  expect(await listPartnerReviews(rival, about)).toEqual([]);
  await expect(answerFlag(rival, answer)).rejects.toMatchObject({ code: "not-found" });
  await answerFlag(agency, answer);
  expect((await flagsOf(link)).map(({ partnerAnswer }) => partnerAnswer)).toEqual([answer.answer]);
  await expect(answerFlag(agency, answer)).rejects.toMatchObject({ code: "already-done" });
  await decide(link, "confirmed");
  await tools.settle();
  expect(await listPartnerReviews(agency, about)).toMatchObject([
    { status: "confirmed", next: "The link is stopped." },
  ]);
  expect(await news()).toContainEqual(["Review confirmed: link “Blog”", href]);
});

describe("one burst is one flag", () => {
  it("over two clock hours", async () => {
    const link = await newLink();
    await click(link, [...clicks(110, 58), ...clicks(110, 62)]);
    await screenAt(67);
    expect(await flagsOf(link)).toHaveLength(1);
  });

  it("from several networks, of which the busiest is named", async () => {
    const link = await newLink();
    await click(link, clicks(100, 20));
    await click(link, clicks(130, 25), elsewhere);
    await screenAt(30);
    const flags = await flagsOf(link);
    expect(flags.map(({ evidence }) => JSON.stringify(evidence))).toEqual([
      expect.stringContaining(`130 clicks within an hour from the network ${elsewhere}, and a burst from 1 other`),
    ]);
  });

  it("whenever it is looked at, whether it is decided meanwhile or not", async () => {
    const screening = fc.record({ wait: fc.integer({ min: 1, max: 75 }), decides: fc.boolean() });
    const screenings = fc.array(screening, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(screenings, fc.integer({ min: 60, max: 300 }), async (given, length) => {
        const link = await newLink();
        // Two clicks a minute, all through: no hour of it is quiet.
        const all = Array.from({ length: length * 2 }, (_, n) => n / 2);
        let [seen, now] = [0, 0];
        for (const { wait, decides } of [...given, { wait: length, decides: true }]) {
          now += wait;
          const upTo = all.filter((minutes) => minutes <= now).length;
          await click(link, all.slice(seen, upTo));
          seen = Math.max(seen, upTo);
          await screenAt(now);
          if (decides) await decide(link);
        }
        expect(await flagsOf(link)).toHaveLength(1);
      }),
      { numRuns: 15 },
    );
  });

  it("also when twenty workers look at the same moment", async () => {
    const link = await newLink();
    await click(link, clicks(120, 20));
    await click(link, clicks(120, 21), elsewhere);
    expect((await race(times(() => () => screenAt(30)))).broken).toEqual([]);
    expect(await flagsOf(link)).toHaveLength(1);
    const told = await world.db.selectFrom("journal").select("payload").where("kind", "=", "fraud.flagged").execute();
    expect(told.filter(({ payload }) => JSON.stringify(payload).includes(link.id))).toHaveLength(1);
  });
});

describe("a later burst, more than an hour after the one before", () => {
  it("has a flag of its own once that one is decided", async () => {
    const link = await newLink();
    await click(link, clicks(100, 0));
    await screenAt(7);
    await decide(link);
    await click(link, clicks(100, 61));
    await screenAt(67);
    expect((await flagsOf(link)).map(({ status }) => status)).toEqual(["cleared", "open"]);
  });

  it("adds none while that one is open, and none when it is looked at again after the decision", async () => {
    const link = await newLink();
    await click(link, clicks(100, 0));
    await screenAt(7);
    await click(link, clicks(100, 90));
    await screenAt(127);
    await decide(link);
    await screenAt(128);
    expect((await flagsOf(link)).map(({ status }) => status)).toEqual(["cleared"]);
  });
});

it("a burst is found also after a night in which nobody looked", async () => {
  const link = await newLink();
  await click(link, clicks(100, 0));
  await screenAt(10 * 60);
  expect(await flagsOf(link)).toHaveLength(1);
});

it("a partner that is exempt from the rule has no flag, and one again when that ends", async () => {
  const { partnerId } = agency.actor;
  await exemptPartner(manager, { partnerId, rule: "clickBurst", reason: "A campaign.", until: "2027-12-31" });
  const link = await newLink();
  await click(link, clicks(100, 0));
  await screenAt(7);
  expect(await flagsOf(link)).toEqual([]);
  const [exemption] = await world.db
    .selectFrom("fraudExemptions")
    .select("id")
    .where("rule", "=", "clickBurst")
    .execute();
  await endExemption(manager, { exemptionId: exemption?.id ?? "" });
  await screenAt(8);
  expect(await flagsOf(link)).toHaveLength(1);
});
