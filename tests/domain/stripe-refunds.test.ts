import fc from "fast-check";
import { sql } from "kysely";
import { findAccountForUpdate } from "db/queries/accounts";
import { inTransaction } from "db/tx";
import { beforeAll, describe, expect, it } from "vitest";
import { settleAccountIn } from "~/domain/attribution/commands/settle-account";
import { settleEvents } from "~/domain/attribution/commands/settle-events";
import { matchRefund } from "~/domain/attribution/commands/match-refund";
import type { EventListQuery } from "~/domain/attribution/match-form";
import { getEvent, listEventPage } from "~/domain/attribution/views/events";
import { getDeskLead } from "~/domain/sales/views/get-desk-lead";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { appendJournal } from "~/domain/journal/append-journal";
import { companyKey } from "~/domain/partners/company";
import { newId } from "~/kernel/ids";
import { day } from "~/kernel/time";
import { attributionIn, tenthOfInvoices } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { receiveStripe, stripeStory, stripeText, type StripeText } from "../support/stripe-shapes";

const seed = 20_261_124;
const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let manager: VendorCtx;

const rules = tenthOfInvoices();

beforeAll(async () => {
  world = await createWorld(database, new Clock(), rules);
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const at = (days: number) => new Date(world.clock.now().getTime() + days * day);
let stories = 0;
async function newStory() {
  const clickId = await tools.click(await tools.link(agency.actor), at(-9));
  stories += 1;
  return stripeStory(String(stories), clickId, at);
}
const deliver = async (...texts: StripeText[]) => {
  for (const text of texts) {
    await receiveStripe(world, text);
    await tools.settle();
  }
};
/** What Stripe's customer of the newest story is worth to whom brought it. */
const owed = async () => {
  const { leadId } = (await tools.attributed(`cus_${stories}`)) ?? {};
  return leadId ? (await tools.owed(leadId)).map(({ amountMinor }) => amountMinor) : [];
};
const kept = (id: string) =>
  world.db.selectFrom("inboundEvents").select(["status", "note"]).where("eventId", "=", id).executeTakeFirstOrThrow();

/** Resolves once a transaction waits for a lock of another one. */
async function someoneWaits(): Promise<void> {
  const waiting = sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await waiting.execute(world.db)).rows[0]?.count === 0);
}

describe("the event log", () => {
  it("finds events by what their account goes by, by source, type and status", async () => {
    const { checkout, paid, payment } = await newStory();
    const customer = `cus_${stories}`;
    const email = `kim@log-${stories}.com`;
    const created = stripeText("customer.created", { id: customer, name: `Log Mill ${stories} Inc`, email }, at(-8));
    await deliver(checkout, created, paid, payment);
    const idsOf = async (query: Partial<EventListQuery>) =>
      (await listEventPage(manager, { show: "all", ...query })).rows.map(({ eventId }) => eventId);
    const all = [payment.id, paid.id, created.id, checkout.id];
    for (const q of [`log mill ${stories} i`, email.toUpperCase(), `log-${stories}.com`, customer]) {
      expect(await idsOf({ q }), q).toEqual(q === customer ? expect.arrayContaining(all) : all);
    }
    expect(await idsOf({ q: "100%" })).toEqual([]);
    expect(await idsOf({ q: email, type: "invoice_payment.paid" })).toEqual([payment.id]);
    expect(await idsOf({ q: email, source: "product" })).toEqual([]);
    expect(await idsOf({ q: email, status: "matched" })).toEqual([paid.id, created.id]);
    expect(await idsOf({ q: email, show: "unmatched", status: "matched" })).toEqual([]);
  });
});

describe("a lead that came through a link", () => {
  const leadName = async () => {
    const { leadId } = (await tools.attributed(`cus_${stories}`)) ?? {};
    const query = world.db
      .selectFrom("leads")
      .select(["companyName", "companyKey"])
      .where("id", "=", leadId ?? "");
    return query.executeTakeFirstOrThrow();
  };
  const texts = async () => {
    const { checkout } = await newStory();
    const { customer, metadata } = JSON.parse(checkout.raw).data.object;
    const email = `kim@amills-${stories}.com`;
    return {
      checkout: stripeText(
        "checkout.session.completed",
        { customer, metadata, customer_details: { email } as never },
        at(-8),
      ),
      created: stripeText("customer.created", { id: customer, name: "a Mills Inc", email }, at(-8)),
    };
  };

  it("is called by its company, whichever of checkout and customer was reported first", async () => {
    for (const order of [
      ["checkout", "created"],
      ["created", "checkout"],
    ] as const) {
      const told = await texts();
      await deliver(...order.map((name) => told[name]));
      expect(await leadName()).toEqual({ companyName: "a Mills Inc", companyKey: companyKey("a Mills Inc") });
    }
  });

  it("keeps the name that somebody gave it", async () => {
    const { checkout, created } = await texts();
    await deliver(checkout);
    const { leadId } = (await tools.attributed(`cus_${stories}`)) ?? {};
    await inTransaction(world.db, async (tx) => {
      await tx
        .updateTable("leads")
        .set({ companyName: "The Mills" })
        .where("id", "=", leadId ?? "")
        .execute();
      const payload = { fields: ["companyName"] };
      await appendJournal(tx, manager, {
        kind: "lead.edited",
        leadId: leadId ?? "",
        partnerId: agency.actor.partnerId,
        payload,
      });
    });
    await deliver(created);
    expect(await leadName()).toMatchObject({ companyName: "The Mills" });
  });
});

describe("a refund that names no invoice, as Stripe reports it today", () => {
  it("gives back the invoice that its payment paid, and so does a dispute that names no customer", async () => {
    const { checkout, paid, payment, refund, dispute } = await newStory();
    await deliver(checkout, paid, payment);
    expect(await owed()).toEqual([10_000n]);
    await deliver(refund(30_000));
    expect(await owed()).toEqual([7_000n]);
    await deliver(refund(40_000, 30_000));
    expect(await owed()).toEqual([6_000n]);
    await deliver(dispute(60_000));
    expect(await owed()).toEqual([0n]);
  });

  it("comes to the same in whatever order, pieces and repetitions the events arrive", async () => {
    const runs = 25;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 10 }), async (stream, size) => {
        const { checkout, paid, payment, refund, dispute } = await newStory();
        const texts = [checkout, paid, payment, refund(12_345), dispute(20_000)];
        const shuffled = [...texts, ...texts].map((text) => ({ text, key: stream.next().value ?? 0 }));
        shuffled.sort((a, b) => a.key - b.key);
        for (let from = 0; from < shuffled.length; from += size) {
          await receiveStripe(world, ...shuffled.slice(from, from + size).map(({ text }) => text));
          await tools.settle();
        }
        // (1,000.00 − 123.45 − 200.00) × 10 % = 67.655, half to even.
        expect(await owed()).toEqual([6_766n]);
        for (const { id } of texts.slice(3)) expect(await kept(id)).toEqual({ status: "matched", note: "" });
      }),
      { seed, numRuns: runs },
    );
    console.info(`any order of a refund, its payment and its invoice: ${runs} histories, seed ${seed}`);
  }, 60_000);

  it("finds its invoice also where the payment is reported while the account is being settled", async () => {
    const { checkout, paid, payment, refund } = await newStory();
    await deliver(checkout);
    await receiveStripe(world, paid, refund(50_000));
    const { accountId } = await world.db
      .selectFrom("accountIds")
      .select("accountId")
      .where("externalId", "=", `cus_${stories}`)
      .executeTakeFirstOrThrow();
    let settled: Promise<void> = Promise.resolve();
    await inTransaction(world.db, async (tx) => {
      await findAccountForUpdate(tx, accountId);
      await tx.updateTable("inboundEvents").set({ accountId }).where("externalId", "=", `cus_${stories}`).execute();
      await settleAccountIn(tx, world.ctxOf({ kind: "system" }), accountId);
      await receiveStripe(world, payment);
      const { seq } = await world.db
        .selectFrom("inboundEvents")
        .select("seq")
        .where("eventId", "=", payment.id)
        .executeTakeFirstOrThrow();
      settled = settleEvents(world.ctxOf({ kind: "system" }), { from: seq, to: seq });
      // Either it waits for this transaction, or it has looked already and missed what is not committed.
      await Promise.race([settled, someoneWaits()]);
    });
    await settled;
    await tools.settle();
    expect(await owed()).toEqual([5_000n]);
  });

  it("waits where its payment paid several invoices", async () => {
    const { checkout, paid, payment, refund } = await newStory();
    const intent = `pi_${stories}`;
    const other = stripeText(
      "invoice_payment.paid",
      { id: "inpay_other", invoice: `in_${stories}_b`, payment: { type: "payment_intent", payment_intent: intent } },
      at(-5),
    );
    const back = refund(50_000);
    await deliver(checkout, paid, payment, other, back);
    expect(await owed()).toEqual([10_000n]);
    expect(await kept(back.id)).toEqual({
      status: "unmatched",
      note: "Its payment paid several invoices, and it does not say which one it is.",
    });
  });

  it("in the shapes of before is read as before: the charge names its invoice, the invoice its payments", async () => {
    const { checkout, invoiceId } = await newStory();
    const customer = `cus_${stories}`;
    const older = (type: string, object: object): StripeText => {
      const id = `evt_old_${type}_${stories}`;
      return { id, raw: JSON.stringify({ id, type, created: at(-4).getTime() / 1000, data: { object } }) };
    };
    const money = { currency: "usd" };
    const paid = {
      id: invoiceId,
      customer,
      amount_paid: 100_000,
      ...money,
      charge: "ch_old",
      payment_intent: "pi_old",
    };
    await deliver(
      checkout,
      older("charge.refunded", { id: "ch_old", customer, amount_refunded: 10_000, ...money, invoice: invoiceId }),
      older("invoice.paid", paid),
      older("charge.dispute.created", { id: "dp_old", amount: 20_000, ...money, charge: "ch_old" }),
    );
    expect(await owed()).toEqual([7_000n]);
  });
});

describe("a refund that waits", () => {
  const idOf = async (eventId: string) => {
    const query = world.db.selectFrom("inboundEvents").select("id").where("eventId", "=", eventId);
    return (await query.executeTakeFirstOrThrow()).id;
  };
  const choicesFor = async (eventId: string, search = "") => {
    const { refund } = await getEvent(manager, eventId, search);
    return refund?.choices ?? [];
  };
  const match = (eventId: string, invoice: string) =>
    matchRefund(manager, { eventId, invoice, reason: "The bank says so." });

  it("is matched by hand to an invoice of its lead, once, and takes back what it gives back", async () => {
    const { checkout, paid, refund, invoiceId } = await newStory();
    const back = refund(50_000);
    await deliver(checkout, paid, back);
    expect(await owed()).toEqual([10_000n]);
    const eventId = await idOf(back.id);
    const [choice, ...others] = await choicesFor(eventId);
    expect(choice).toMatchObject({ invoiceId, amount: { amountMinor: 100_000n, currency: "USD" } });
    expect(others).toEqual([]);
    const twice = await Promise.allSettled([match(eventId, choice?.id ?? ""), match(eventId, choice?.id ?? "")]);
    expect(twice.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { code: "already-done" } }]);
    await tools.settle();
    expect(await owed()).toEqual([5_000n]);
    const told = await world.db
      .selectFrom("journal")
      .select(["actorId", "audience", "payload"])
      .where("kind", "=", "refund.matched")
      .execute();
    expect(told).toEqual([{ actorId: manager.actor.userId, audience: "internal", payload: { eventId, invoiceId } }]);
    expect(await getEvent(manager, eventId, "")).toMatchObject({
      status: "matched",
      refund: null,
      byHand: { invoiceId, name: "Mara Keller", reason: "The bank says so." },
    });
  });

  it("and names no customer is matched to an invoice that is searched for, and belongs to its account", async () => {
    const { checkout, paid, dispute, invoiceId } = await newStory();
    const back = dispute(25_000);
    await deliver(checkout, paid, back);
    const eventId = await idOf(back.id);
    expect(await choicesFor(eventId)).toEqual([]);
    expect(await choicesFor(eventId, "cus_nobody")).toEqual([]);
    const [byCustomer] = await choicesFor(eventId, `cus_${stories}`);
    expect(await choicesFor(eventId, invoiceId)).toEqual([byCustomer]);
    await match(eventId, byCustomer?.id ?? "");
    await tools.settle();
    expect(await owed()).toEqual([7_500n]);
  });

  it("is matched to nothing else: not an invoice of another lead, nor one that there is not", async () => {
    const other = await newStory();
    await deliver(other.checkout, other.paid);
    const foreign = await idOf(other.paid.id);
    const { checkout, paid, refund } = await newStory();
    const back = refund(50_000);
    await deliver(checkout, paid, back);
    const eventId = await idOf(back.id);
    const refusals = await Promise.all(
      [foreign, newId("evt"), newId("jrn")].map((invoice) => match(eventId, invoice).catch((error: unknown) => error)),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: "invalid-input",
        details: { field: "invoice", message: "Please choose one of the invoices." },
      });
    }
    await expect(match(newId("evt"), foreign)).rejects.toMatchObject({ code: "not-found" });
    await expect(match(foreign, foreign)).rejects.toMatchObject({ code: "wrong-state" });
    expect(await owed()).toEqual([10_000n]);
  });
});

describe("a refund in another currency than its invoice", () => {
  const note = "It is in another currency than its invoice.";

  it("stays unmatched and says so, whichever of both came first", async () => {
    for (const isFirst of [true, false]) {
      const { checkout, paid, payment, refund } = await newStory();
      const back = refund(50_000, 0, "eur");
      await deliver(checkout, payment, ...(isFirst ? [back, paid] : [paid, back]));
      expect(await owed()).toEqual([10_000n]);
      expect(await kept(back.id)).toEqual({ status: "unmatched", note });
      const { leadId } = (await tools.attributed(`cus_${stories}`)) ?? {};
      const { accountFacts, waitingRefunds } = await getDeskLead(manager, leadId ?? "");
      const told = [
        ...waitingRefunds.map((waiting) => waiting.note),
        ...accountFacts.flatMap(({ uncounted }) => (uncounted ? [note] : [])),
      ];
      expect(told, "on the lead").toEqual([note]);
      const { id } = await world.db
        .selectFrom("inboundEvents")
        .select("id")
        .where("eventId", "=", back.id)
        .executeTakeFirstOrThrow();
      expect(await getEvent(manager, id, "")).toMatchObject({ counts: null, refund: { mayMatch: true, choices: [] } });
    }
  });

  it("is matched by hand to one in its own, also when it was handed on before", async () => {
    const { checkout, paid, payment, refund } = await newStory();
    const customer = `cus_${stories}`;
    const euros = stripeText(
      "invoice.paid",
      { id: `in_${stories}_eur`, customer, amount_paid: 80_000, currency: "eur" },
      at(-5),
    );
    const back = refund(40_000, 0, "eur");
    await deliver(checkout, payment, back, paid, euros);
    expect(await owed()).toEqual([10_000n, 8_000n]);
    const { id: eventId } = await world.db
      .selectFrom("inboundEvents")
      .select("id")
      .where("eventId", "=", back.id)
      .executeTakeFirstOrThrow();
    const [invoice] = (await getEvent(manager, eventId, "")).refund?.choices ?? [];
    await matchRefund(manager, { eventId, invoice: invoice?.id ?? "", reason: "Its own." });
    await tools.settle();
    expect(await owed()).toEqual([10_000n, 4_000n]);
  });

  it("reported through the API as well", async () => {
    const clickId = await tools.click(await tools.link(agency.actor), at(-9));
    const account = { externalId: "euro-back" };
    const bill = { account, invoiceId: "INV-1" };
    await tools.report(
      { type: "account.created", account, attribution: { clickId } },
      { type: "invoice.paid", ...bill, amountMinor: 1_000_000, currency: "USD" },
      { id: "euro-refund", type: "invoice.refunded", ...bill, amountMinor: 500_000, currency: "EUR" },
    );
    await tools.settle();
    expect(await kept("euro-refund")).toEqual({ status: "unmatched", note });
  });
});
