import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { NewClick } from "db/queries/clicks";
import { inTransaction } from "db/tx";
import { countClicksAside, recordClicks, setClicksAside } from "~/domain/attribution/commands/record-clicks";
import { isVisitOf } from "~/domain/attribution/views/open-link";
import { newId } from "~/kernel/ids";
import { after, minute } from "~/kernel/time";
import { createRecorders } from "~/server/hot/recorders";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { race, times } from "../support/race";

const database = testDatabase({ max: 24 });
let world: World;
let tools: ReturnType<typeof attributionIn>;
let partnerId: string;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  partnerId = (await world.partner("Brightside Agency")).id;
});
afterEach(() => void vi.useRealTimers());

const newLink = () => tools.link({ partnerId });

function clickOn(linkId: string, about: Partial<NewClick> = {}): NewClick {
  const id = newId("click");
  const seen = { network: "192.0.2.0/24", device: "mobile", referrerHost: "blog.example", verdict: "counted" };
  return { id, linkId, occurredAt: world.clock.now(), visitorHash: id, returning: false, ...seen, ...about };
}

/** What is kept and counted of a link's clicks. */
async function standing(linkId: string) {
  const { clicksCounted } = await world.db
    .selectFrom("links")
    .select("clicksCounted")
    .where("id", "=", linkId)
    .executeTakeFirstOrThrow();
  const days = await world.db
    .selectFrom("clickDays")
    .select(["day", "verdict", "clicks"])
    .where("linkId", "=", linkId)
    .orderBy("day")
    .orderBy("verdict")
    .execute();
  const kept = await world.db
    .selectFrom("clicks")
    .selectAll()
    .where("linkId", "=", linkId)
    .orderBy("occurredAt")
    .orderBy("visitorHash")
    .execute();
  return { clicksCounted, days, kept: kept.map(({ id: _id, linkId: _link, ...click }) => click) };
}

const rowsAside = async () => (await world.db.selectFrom("clicksAside").select("id").execute()).length;

describe("clicks of a rush", () => {
  it("are visits of their own where the same visitor came much later, and that was counted first", async () => {
    const { id: linkId } = await newLink();
    const visitor = { visitorHash: "came-twice", returning: true };
    await setClicksAside(world.db, [clickOn(linkId, visitor)]);
    const later = new Date(world.clock.now().getTime() + 60 * minute);
    await recordClicks(world.db, [clickOn(linkId, { ...visitor, occurredAt: later })]);
    await countClicksAside(world.db);
    expect((await standing(linkId)).kept.map(({ verdict }) => verdict)).toEqual(["counted", "counted"]);
  });

  it("come to the same as those that are counted at once, however they were grouped and whoever counts them", async () => {
    const visit = fc.record({
      visitor: fc.integer({ min: 1, max: 4 }),
      minutes: fc.integer({ min: 0, max: 120 }),
      verdict: fc.constantFrom("counted", "counted", "counted", "bot", "prefetch"),
    });
    const visits = fc.uniqueArray(visit, { maxLength: 30, selector: ({ minutes }) => minutes });
    await fc.assert(
      fc.asyncProperty(visits, fc.integer({ min: 1, max: 9 }), async (made, size) => {
        const inOrder = [...made].sort((a, b) => a.minutes - b.minutes);
        const clicksOf = (linkId: string) =>
          inOrder.map(({ visitor, minutes, verdict }, index) =>
            clickOn(linkId, {
              verdict,
              visitorHash: `visitor ${visitor}`,
              returning: inOrder.findIndex((one) => one.visitor === visitor) < index,
              occurredAt: after(new Date("2026-11-24T23:00:00Z"), minutes * minute),
            }),
          );
        const [atOnce, later] = [await newLink(), await newLink()];
        for (const click of clicksOf(atOnce.id)) await recordClicks(world.db, [click]);
        const aside = clicksOf(later.id);
        for (let from = 0; from < aside.length; from += size)
          await setClicksAside(world.db, aside.slice(from, from + size));
        expect((await standing(later.id)).kept).toEqual([]);
        await Promise.all([countClicksAside(world.db), countClicksAside(world.db), countClicksAside(world.db)]);
        expect(await standing(later.id)).toEqual(await standing(atOnce.id));
        expect(await rowsAside()).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("are counted once by twenty workers at once, and each finds all of them counted", async () => {
    const link = await newLink();
    const clicks = Array.from({ length: 600 }, () => clickOn(link.id));
    for (let from = 0; from < clicks.length; from += 10) await setClicksAside(world.db, clicks.slice(from, from + 10));
    const seen: number[] = [];
    const { broken } = await race(
      times(() => async () => {
        await countClicksAside(world.db);
        seen.push((await standing(link.id)).kept.length);
      }),
    );
    expect(broken).toEqual([]);
    expect(seen).toEqual(times(() => 600));
    expect(Number((await standing(link.id)).clicksCounted)).toBe(600);
  });

  it("stay aside when their counting fails", async () => {
    const link = await newLink();
    await setClicksAside(world.db, [clickOn(link.id), clickOn(link.id)]);
    const failing = inTransaction(world.db, async (tx) => {
      await countClicksAside(tx);
      throw new Error("the worker ended");
    });
    await expect(failing).rejects.toThrow("the worker ended");
    expect([await rowsAside(), (await standing(link.id)).kept.length]).toEqual([1, 0]);
    await countClicksAside(world.db);
    expect((await standing(link.id)).kept).toHaveLength(2);
  });

  it("are counted as far as they came before, while others go on coming", async () => {
    const link = await newLink();
    let coming = 0;
    let over = false;
    const rush = async () => {
      for (; !over; coming += 1) await setClicksAside(world.db, [clickOn(link.id)]);
    };
    await setClicksAside(world.db, [clickOn(link.id)]);
    const rushing = times(rush);
    await countClicksAside(world.db);
    expect((await standing(link.id)).kept.length).toBeGreaterThan(0);
    over = true;
    await Promise.all(rushing);
    await countClicksAside(world.db);
    expect((await standing(link.id)).kept).toHaveLength(1 + coming);
  });

  it("are known as visits of their own link before they are counted", async () => {
    const [link, other] = [await newLink(), await newLink()];
    const click = clickOn(link.id);
    await setClicksAside(world.db, [clickOn(other.id), click]);
    const isKnown = () => Promise.all([link, other].map(({ id }) => isVisitOf(world.db, { linkId: id }, click.id)));
    expect(await isKnown()).toEqual([true, false]);
    await countClicksAside(world.db);
    expect(await isKnown()).toEqual([true, false]);
  });

  it("are counted before the events that came through them", async () => {
    const link = await newLink();
    const click = clickOn(link.id);
    await setClicksAside(world.db, [click]);
    const account = { externalId: "rushed" };
    await tools.report({ type: "account.created", account, attribution: { clickId: click.id } });
    await tools.settle();
    expect(await tools.attributed("rushed")).toMatchObject({ basis: "click", linkId: link.id, partnerId });
  });

  it("are those above a thousand a second; before and after it each is counted at once", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { recordClick } = createRecorders(world.ctxOf({ kind: "system" }));
    const link = await newLink();
    const come = async (number: number) => {
      await Promise.all(Array.from({ length: number }, () => recordClick(clickOn(link.id))));
      return (await standing(link.id)).kept.length;
    };
    expect(await come(1_000)).toBe(1_000);
    expect(await come(2_000)).toBe(1_000);
    vi.advanceTimersByTime(2_000);
    expect(await come(500)).toBe(1_500);
    await countClicksAside(world.db);
    expect(Number((await standing(link.id)).clicksCounted)).toBe(3_500);
  });
});
