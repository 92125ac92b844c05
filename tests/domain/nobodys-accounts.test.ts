import { beforeAll, describe, expect, it } from "vitest";
import type { PartnerCtx } from "~/domain/context";
import { day } from "~/kernel/time";
import { attributionIn, tenthOfInvoices } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";

const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock(), tenthOfInvoices());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
});

let accounts = 0;
const newAccount = () => `N-${++accounts}`;
const at = (days: number) => new Date(world.clock.now().getTime() + days * day).toISOString();
const noteOf = async (externalId: string) => {
  const query = world.db.selectFrom("inboundEvents").select("note").where("externalId", "=", externalId);
  return (await query.executeTakeFirstOrThrow()).note;
};

describe("who brought an account", () => {
  it("a partner that was not in the program brought nobody, by click or code; one that left since, did", async () => {
    const left = await world.member(await world.partner("Left"), "Lea", "admin");
    const link = await tools.link(left.actor);
    const clickId = await tools.click(link, new Date(at(-9)));
    const leave = { status: "suspended", statusChangedAt: new Date(at(-5)) };
    await world.db.updateTable("enrolments").set(leave).where("partnerId", "=", left.actor.partnerId).execute();
    for (const attribution of [{ clickId }, { code: link.code }]) {
      for (const [days, brought] of [
        [-4, false],
        [-6, true],
      ] as const) {
        const account = { externalId: newAccount() };
        await tools.report({ type: "account.created", account, attribution, occurredAt: at(days) });
        await tools.settle();
        expect((await tools.attributed(account.externalId)) !== undefined).toBe(brought);
        if (!brought) expect(await noteOf(account.externalId)).toContain("its partner was not in the program");
      }
    }
  });

  it("nobody, and says why: what was named is not known, or does not count", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), new Date(at(-1)));
    const told = [
      [undefined, "Nothing tells who brought this account."],
      [{ clickId: "click_wrong" }, "Nothing tells who brought this account: the click that is named is not known."],
      [{ code: "no-such" }, "Nothing tells who brought this account: the code that is named is not known."],
      [{ clickId }, expect.stringMatching(/^Click id, visit on .*, does not count: after the sign-up\.$/)],
    ] as const;
    for (const [attribution, note] of told) {
      const account = { externalId: newAccount() };
      await tools.report({ type: "account.created", account, attribution, occurredAt: at(-2) });
      await tools.settle();
      expect(await noteOf(account.externalId)).toEqual(note);
    }
  });

  it("a click of the same second as a sign-up that is told in whole seconds", async () => {
    const second = Math.floor(new Date(at(-1)).getTime() / 1000) * 1000;
    const clickId = await tools.click(await tools.link(agency.actor), new Date(second + 700));
    const account = { externalId: newAccount() };
    const occurredAt = new Date(second).toISOString();
    await tools.report({ type: "account.created", account, attribution: { clickId }, occurredAt });
    await tools.settle();
    expect((await tools.attributed(account.externalId))?.basis).toBe("click");
  });

  it("a lead that ended without an answer before the sign-up brought nobody; one that ended since, did", async () => {
    for (const [company, ended, brought] of [
      ["Silent Mill", -3, false],
      ["Silent Kiln", -1, true],
    ] as const) {
      const leadId = await world.submit(agency, company);
      const expired = { status: "expired", reasonCode: "no_answer", decidedAt: new Date(at(ended)) };
      const submittedAt = new Date(at(-20));
      await world.db
        .updateTable("leads")
        .set({ ...expired, submittedAt })
        .where("id", "=", leadId)
        .execute();
      const account = { externalId: newAccount(), email: `kim@${company.toLowerCase().replace(" ", "-")}.com` };
      await tools.report({ type: "account.created", account, occurredAt: at(-2) });
      await tools.settle();
      expect((await tools.attributed(account.externalId))?.leadId, company).toBe(brought ? leadId : undefined);
    }
  });
});
