import { beforeAll, describe, expect, it } from "vitest";
import { type EventListQuery, eventListQuery } from "~/domain/attribution/match-form";
import { listEventPage } from "~/domain/attribution/views/events";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { attributionIn } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  // Whose day begins an hour before the one of UTC.
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const list = (query: Partial<EventListQuery>) => listEventPage(manager, { show: "all", ...query });

describe("the days of the event log", () => {
  beforeAll(async () => {
    const moments = ["2026-11-24T22:59:59Z", "2026-11-24T23:00:00Z", "2026-11-25T22:59:59Z", "2026-11-25T23:00:00Z"];
    for (const moment of moments) {
      world.clock.at = new Date(moment);
      await tools.report({ id: moment, type: "feature.activated", feature: "reports", account: { externalId: "D-1" } });
    }
    await tools.settle();
  });

  it.each([
    [{ from: "2026-11-25", to: "2026-11-25" }, ["2026-11-25T22:59:59Z", "2026-11-24T23:00:00Z"]],
    [{ from: "2026-11-26" }, ["2026-11-25T23:00:00Z"]],
    [{ to: "2026-11-24" }, ["2026-11-24T22:59:59Z"]],
    [{ from: "2026-11-25", to: "2026-11-24" }, []],
  ])("are the reader's, both included: %j", async (days, expected) => {
    const { rows } = await list({ q: "D-1", ...days });
    expect(rows.map(({ eventId }) => eventId)).toEqual(expected);
  });

  it("are read page by page, forth and back, also where many came at one moment or a later one has an earlier number", async () => {
    const account = { externalId: "P-1" };
    const send = (moment: string, count: number) => {
      world.clock.at = new Date(moment);
      const names = Array.from({ length: count }, (_, index) => `${moment} ${index}`);
      return tools.report(...names.map((id) => ({ id, type: "feature.activated", feature: "reports", account })));
    };
    await send("2026-10-02T12:00:00Z", 40);
    await send("2026-10-01T12:00:00Z", 60);
    await send("2026-10-03T12:00:00Z", 20);
    await tools.settle();
    const days = { q: "P-1", from: "2026-10-01", to: "2026-10-03" };
    const pages = [await list(days)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list({ ...days, cursor: next }));
    const ids = pages.map(({ rows }) => rows.map(({ eventId }) => eventId));
    expect(ids.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(new Set(ids.flat()).size).toBe(120);
    const moments = pages.flatMap(({ rows }) => rows.map(({ receivedAt }) => receivedAt.getTime()));
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    const back = await list({ ...days, cursor: pages[2]?.previous ?? "" });
    expect(back.rows.map(({ eventId }) => eventId)).toEqual(ids[1]);
  });

  it("take no date that the calendar does not have", () => {
    for (const from of ["2026-02-30", "24.11.2026", "2026-11-24T00:00:00Z"]) {
      expect(eventListQuery.safeParse({ from }).success, from).toBe(false);
    }
  });
});

describe("an unmatched event", () => {
  it("says which open lead its account looks like most, and where it can be matched", async () => {
    const leadId = await world.submit(agency, "Slate Harbor");
    const named = { externalId: "S-1", company: "Slate Harbor Inc.", domain: "slate.app" };
    await tools.report(
      { id: "alike", type: "account.created", account: named },
      { id: "unlike", type: "account.created", account: { externalId: "S-2", company: "Copper Gate" } },
      { id: "again", type: "trial.started", account: { externalId: "S-1" } },
    );
    await tools.settle();
    const { rows } = await list({ show: "unmatched" });
    const suggestions = Object.fromEntries(rows.map(({ eventId, suggestion }) => [eventId, suggestion]));
    const alike = { id: leadId, companyName: "Slate Harbor", partnerName: "Agency", why: "same name" };
    expect(suggestions.alike).toMatchObject({
      ...alike,
      accountId: rows.find((row) => row.eventId === "alike")?.accountId,
    });
    expect(suggestions.again).toEqual(suggestions.alike);
    expect(suggestions.unlike).toBeNull();
  });
});
