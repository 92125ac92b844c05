import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "db/tx";
import type { PartnerCtx } from "~/domain/context";
import { markAllRead, markRead } from "~/domain/messages/commands/mark-read";
import { notify } from "~/domain/messages/commands/notify";
import { listNotifications } from "~/domain/messages/views/list-notifications";
import { listOutbox } from "~/domain/messages/views/list-outbox";
import { newId } from "~/kernel/ids";
import { testDatabase } from "../support/database";
import { createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let ana: PartnerCtx;
let ben: PartnerCtx;

async function tell(ctx: PartnerCtx, key: string): Promise<boolean> {
  world.clock.forward(1_000);
  const { userId, partnerId } = ctx.actor;
  const words = { title: key, body: "", href: `/portal/leads/${key}` };
  const told = { idempotencyKey: `${key}:${userId}`, userId, partnerId, kind: "partner.message" as const, ...words };
  return (await inTransaction(database.db, (tx) => notify(tx, ctx, [told]))) === 1n;
}
const titles = (page: { rows: { title: string }[] }) => page.rows.map(({ title }) => title);

beforeAll(async () => {
  world = await createWorld(database);
  const agency = await world.partner("Brightside Agency");
  ana = await world.member(agency, "Ana", "admin");
  ben = await world.member(agency, "Ben", "member");
  for (let n = 1; n <= 90; n += 1) await tell(ana, `n${n}`);
  await tell(ben, "for ben");
});

describe("notifications", () => {
  it("are told once", async () => {
    expect(await tell(ana, "n1")).toBe(false);
  });

  it("are listed newest first, page by page, forth and back, and only one's own", async () => {
    const first = await listNotifications(ana, {});
    const second = await listNotifications(ana, { cursor: first.next ?? "" });
    const third = await listNotifications(ana, { cursor: second.next ?? "" });
    const all = [...titles(first), ...titles(second), ...titles(third)];
    expect(all).toEqual(Array.from({ length: 90 }, (_, n) => `n${90 - n}`));
    expect([first.previous, third.next]).toEqual([null, null]);
    expect(titles(await listNotifications(ana, { cursor: third.previous ?? "" }))).toEqual(titles(second));
    expect(titles(await listNotifications(ben, {}))).toEqual(["for ben"]);
    expect(first.unread).toBe(90);
  });

  it.each(["", "nonsense", "WzEsIm5vdCBhIGRhdGUiLCJ4Il0"])(
    "start at the first page for the cursor %j",
    async (cursor) => {
      expect(titles(await listNotifications(ana, { cursor }))[0]).toBe("n90");
      expect((await listOutbox(ana, { cursor })).rows).toEqual([]);
    },
  );

  it("are read by whom they are for, and lead to their page", async () => {
    const { rows } = await listNotifications(ben, {});
    const notificationId = rows[0]?.id ?? "";
    await expect(markRead(ana, { notificationId })).rejects.toMatchObject({ code: "not-found" });
    await expect(markRead(ben, { notificationId: newId("ntf") })).rejects.toMatchObject({ code: "not-found" });
    expect((await listNotifications(ben, {})).unread).toBe(1);
    expect(await markRead(ben, { notificationId })).toEqual({ href: "/portal/leads/for ben" });
    expect((await listNotifications(ben, {})).unread).toBe(0);
  });

  it("stay unread when they came after the page on which all were marked", async () => {
    const drawnAt = world.clock.now();
    await tell(ana, "late");
    await markAllRead(ana, { until: drawnAt });
    const page = await listNotifications(ana, {});
    expect([page.unread, page.rows[0]?.title, page.rows[0]?.readAt]).toEqual([1, "late", null]);
  });
});
