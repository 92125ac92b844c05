import { beforeAll, describe, expect, it } from "vitest";
import { listInvoiceChoices } from "~/domain/attribution/refund-invoices";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { quickCancellation } from "~/domain/fraud/rules/quick-cancellation";
import { loadFraudFacts } from "~/domain/fraud/load-facts";
import { reconcileLead } from "~/domain/commissions/commands/reconcile-lead";
import { recordAccountFact } from "~/domain/sales/commands/record-account-fact";
import { withdrawAccountFact } from "~/domain/sales/commands/withdraw-account-fact";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import { getEarning, listEarnings } from "~/domain/commissions/views/commissions";
import { getLeadForPartner } from "~/domain/leads/views/get-lead";
import type { AccountFactInput } from "~/domain/sales/input";
import { day, hour, isoDateIn } from "~/kernel/time";
import { testDatabase } from "../support/database";
import { leadAt } from "../support/lead-stages";
import { createMoneyWorld, type MoneyWorld, recordFact } from "../support/money-world";
import { race, times } from "../support/race";

const database = testDatabase();
let world: MoneyWorld;
let partner: PartnerCtx;
let finance: VendorCtx;
let acceptedLead: () => Promise<string>;

beforeAll(async () => {
  world = await createMoneyWorld(database);
  partner = await world.newPartner();
  finance = world.finance;
  const manager = await world.vendor("Mara Keller", "partner_manager");
  acceptedLead = () => leadAt({ world, manager, rep: manager }, partner, "routing");
});

const today = () => isoDateIn(world.clock.now(), finance.actor.timeZone);
const record = (leadId: string, fact: Partial<AccountFactInput> & { kind: AccountFactInput["kind"] }) =>
  recordAccountFact(finance, { leadId, occurredOn: today(), amount: "", currency: "USD", ...fact });
const invoice = (amount: string, invoiceId = "in_1") => ({ kind: "invoice.paid" as const, amount, invoiceId });
const refund = (amount: string, invoiceId = "in_1", creditNoteId: string | undefined = "CN-1") => ({
  kind: "invoice.refunded" as const,
  ...{ amount, invoiceId, creditNoteId },
});
const amounts = async (leadId: string) => {
  await reconcileLead(world.ctxOf({ kind: "system" }), leadId);
  const rows = await database.db.selectFrom("commissions").select("amountMinor").where("leadId", "=", leadId).execute();
  return rows.map(({ amountMinor }) => amountMinor);
};

describe("a fact recorded by hand", () => {
  it.each([0, 1])(
    "on the day of the submission follows it, whatever the hour (recorded %s days later)",
    async (days) => {
      world.clock.at = new Date("2026-11-24T22:30:00Z");
      const leadId = await acceptedLead();
      const occurredOn = today();
      world.clock.forward(hour + days * day);
      await record(leadId, { ...invoice("1000"), occurredOn });
      expect(await amounts(leadId)).toEqual([10_000n]);
    },
  );

  it("is refused at its field, and nothing of it is kept", async () => {
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    const refusals = [
      [refund("1000.01"), "amount"],
      [refund("1", "in_9"), "invoiceId"],
      [{ ...refund("1"), currency: "EUR" }, "currency"],
      [{ kind: "invoice.paid" as const, amount: "5" }, "invoiceId"],
      [invoice("0", "in_2"), "amount"],
      [invoice("1e3", "in_2"), "amount"],
      [{ ...invoice("5", "in_2"), occurredOn: "2099-01-01" }, "occurredOn"],
      [{ ...invoice("5", "in_2"), occurredOn: "0000-01-01" }, "occurredOn"],
      [{ ...invoice("5", "in_2"), occurredOn: "1969-12-31" }, "occurredOn"],
      [{ kind: "subscription.canceled" as const, occurredOn: "0000-01-01" }, "occurredOn"],
      [{ kind: "invoice.refunded" as const, amount: "1", invoiceId: "in_1" }, "creditNoteId"],
    ] as const;
    for (const [fact, field] of refusals) {
      await expect(record(leadId, fact), JSON.stringify(fact)).rejects.toMatchObject({ details: { field } });
    }
    await expect(record(leadId, invoice("1000"))).rejects.toMatchObject({ code: "already-done" });
    expect(await amounts(leadId)).toEqual([10_000n]);
  });

  it("of money that went back takes the reward back in proportion", async () => {
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    await record(leadId, refund("300"));
    await record(leadId, refund("200", "in_1", "CN-2"));
    expect(await amounts(leadId)).toEqual([5_000n]);
  });

  it("of a credit note counts once, however often its number is given", async () => {
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    await record(leadId, invoice("1000", "in_2"));
    await record(leadId, refund("300"));
    for (const again of ["CN-1", " cn-1 "]) {
      await expect(record(leadId, refund("300", "in_1", again))).rejects.toMatchObject({
        code: "already-done",
        details: { message: "This refund is recorded already." },
      });
    }
    await expect(record(leadId, refund("200"))).rejects.toMatchObject({
      details: { field: "creditNoteId", message: "A credit note of this number is recorded already, over $300." },
    });
    await expect(record(leadId, refund("300", "in_2"))).rejects.toMatchObject({
      details: { field: "creditNoteId", message: "A credit note of this number is recorded for another invoice." },
    });
    expect((await amounts(leadId)).sort()).toEqual([10_000n, 7_000n]);

    await record(leadId, refund("700", "in_1", "CN-2"));
    await expect(record(leadId, refund("700", "in_1", "CN-2")), "of all that is left").rejects.toMatchObject({
      code: "already-done",
    });
    expect((await amounts(leadId)).sort()).toEqual([0n, 10_000n]);
  });

  it.each([
    ["the product", { creditNoteId: "CN-7" }, "CN-7"],
    ["Stripe", { refundId: "stripe:cn_7Ab", creditNoteId: "B4A7-CN-01" }, "b4a7-cn-01"],
    ["Stripe, named by Stripe's own id", { refundId: "stripe:cn_7Ab" }, "cn_7Ab"],
  ])("and was reported by %s as well counts once, whichever came first", async (_, reported, typed) => {
    // A partner has so many rewards a month.
    partner = await world.newPartner();
    const report = (leadId: string) =>
      recordFact(world, partner, leadId, {
        kind: "invoice.refunded",
        at: world.clock.now(),
        payload: { invoiceId: "in_1", amountMinor: "30000", currency: "USD", ...reported },
      });
    const first = await acceptedLead();
    await record(first, invoice("1000"));
    await report(first);
    await expect(record(first, refund("300", "in_1", typed))).rejects.toMatchObject({ code: "already-done" });
    expect(await amounts(first)).toEqual([7_000n]);

    const second = await acceptedLead();
    await record(second, invoice("1000"));
    await record(second, refund("300", "in_1", typed));
    await report(second);
    expect(await amounts(second)).toEqual([7_000n]);
    await record(second, refund("700", "in_1", "CN-8"));
    expect(await amounts(second)).toEqual([0n]);
  });

  it("without a number is one on its day, and another on another", async () => {
    const leadId = await acceptedLead();
    const cancelled = { kind: "subscription.canceled" as const };
    await record(leadId, { ...cancelled, occurredOn: "2026-11-20" });
    for (const again of [{}, { invoiceId: "in_1" }]) {
      await expect(record(leadId, { ...cancelled, ...again, occurredOn: "2026-11-20" })).rejects.toMatchObject({
        code: "already-done",
      });
    }
    await record(leadId, { ...cancelled, occurredOn: "2026-11-21" });
    await recordFact(world, partner, leadId, { kind: "trial.started", at: world.clock.now(), payload: {} });
    await expect(record(leadId, { kind: "trial.started" }), "reported as well").rejects.toMatchObject({
      code: "already-done",
    });
  });

  it("belongs to an accepted lead", async () => {
    const leadId = await world.submit(partner, "Undecided Works");
    await expect(record(leadId, invoice("1000"))).rejects.toMatchObject({ code: "wrong-state" });
  });
});

describe("a fact that was recorded by hand and is a mistake", () => {
  const factOf = async (leadId: string, kind: string) => {
    const rows = await database.db
      .selectFrom("journal")
      .select(["id", "source"])
      .where("leadId", "=", leadId)
      .where("kind", "=", kind)
      .orderBy("seq", "desc")
      .execute();
    return rows[0]?.id ?? "";
  };
  const withdraw = (leadId: string, factId: string) => withdrawAccountFact(finance, { leadId, factId });

  it("counts no more, and its number can be recorded again, as often as it takes", async () => {
    partner = await world.newPartner();
    const leadId = await acceptedLead();
    for (const [typed, due] of [
      ["10000", 90_000n],
      ["100", 1_000n],
    ] as const) {
      await record(leadId, invoice(typed));
      expect(await amounts(leadId)).toEqual([due]);
      await withdraw(leadId, await factOf(leadId, "invoice.paid"));
      expect(await amounts(leadId)).toEqual([0n]);
    }
    await record(leadId, invoice("1000"));
    expect(await amounts(leadId)).toEqual([10_000n]);
    await expect(record(leadId, invoice("1000"))).rejects.toMatchObject({ code: "already-done" });

    await record(leadId, refund("900"));
    await withdraw(leadId, await factOf(leadId, "invoice.refunded"));
    await record(leadId, refund("300"));
    expect(await amounts(leadId)).toEqual([7_000n]);
    const { accountFacts } = await getDeskLead(finance, leadId);
    expect(accountFacts.map(({ uncounted, withdrawable }) => [uncounted, withdrawable])).toEqual([
      ["recorded by mistake, not counted", false],
      ["recorded by mistake, not counted", false],
      [null, true],
      ["recorded by mistake, not counted", false],
      [null, true],
    ]);
  });

  it("is given back by no refund, and looked at by no rule about fraud", async () => {
    partner = await world.newPartner();
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    await record(leadId, { kind: "subscription.canceled" });
    const refunded = { accountId: "acct_1", leadId, currency: "USD", amountMinor: "100000" };
    const seen = async () => {
      const lead = await database.db.selectFrom("leads").selectAll().where("id", "=", leadId).executeTakeFirstOrThrow();
      const { account } = await loadFraudFacts(database.db, lead, world.clock.now());
      const choices = await listInvoiceChoices(database.db, refunded, "");
      return [choices.map(({ invoiceId }) => invoiceId), account?.invoices, account?.canceledAt];
    };
    expect(await seen()).toEqual([["in_1"], 1, world.clock.now()]);
    await withdraw(leadId, await factOf(leadId, "subscription.canceled"));
    expect(await seen()).toEqual([["in_1"], 1, null]);
    await withdraw(leadId, await factOf(leadId, "invoice.paid"));
    expect(await seen()).toEqual([[], undefined, undefined]);
  });

  it("that cancels after the first payment is the one that counts, also where a trial was cancelled before", async () => {
    partner = await world.newPartner();
    const leadId = await acceptedLead();
    await record(leadId, { kind: "subscription.canceled" });
    world.clock.forward(20 * day);
    await record(leadId, invoice("1000"));
    world.clock.forward(day);
    await record(leadId, { kind: "subscription.canceled" });
    const lead = await database.db.selectFrom("leads").selectAll().where("id", "=", leadId).executeTakeFirstOrThrow();
    const facts = await loadFraudFacts(database.db, lead, world.clock.now());
    expect(quickCancellation(facts)).toBe("Cancelled 1 day after the first payment.");
  });

  it("is taken back once, by however many at a time, and only where it was recorded", async () => {
    partner = await world.newPartner();
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    const factId = await factOf(leadId, "invoice.paid");
    await expect(withdraw(await acceptedLead(), factId)).rejects.toMatchObject({ code: "not-found" });
    const { won, lost, broken } = await race(times(() => () => withdraw(leadId, factId)));
    expect([won, new Set(lost), broken]).toEqual([
      1,
      new Set(["already-done: This is marked as recorded by mistake already."]),
      [],
    ]);
    expect(await amounts(leadId)).toEqual([]);

    await recordFact(world, partner, leadId, { kind: "trial.started", at: world.clock.now(), payload: {} });
    const reported = await factOf(leadId, "trial.started");
    await expect(withdraw(leadId, reported)).rejects.toMatchObject({ code: "wrong-state" });
  });

  it("is netted when it was paid, and the partner reads every refund once", async () => {
    partner = await world.newPartner();
    const leadId = await acceptedLead();
    await record(leadId, invoice("1000"));
    await amounts(leadId);
    await database.db
      .updateTable("commissions")
      .set({ approvedMinor: 10_000n, settledMinor: 10_000n, status: "paid" })
      .where("leadId", "=", leadId)
      .execute();
    await withdraw(leadId, await factOf(leadId, "invoice.paid"));
    await amounts(leadId);
    const { rows } = await listEarnings(partner, {});
    expect((await getEarning(partner, rows[0]?.id ?? "")).nettedMinor).toBe(10_000n);

    const report = (refundId: string) =>
      recordFact(world, partner, leadId, {
        kind: "invoice.refunded",
        at: world.clock.now(),
        payload: { invoiceId: "in_2", amountMinor: "30000", currency: "USD", refundId },
      });
    await record(leadId, invoice("1000", "in_2"));
    for (const refundId of ["re_1", "re_1", "re_2"]) await report(refundId);
    const { timeline } = await getLeadForPartner(partner, leadId);
    expect(timeline.filter(({ kind }) => kind === "invoice.refunded")).toHaveLength(2);
  });
});
