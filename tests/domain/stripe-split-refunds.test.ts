import fc from "fast-check";
import Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { createStripeVerifier } from "~/adapters/stripe-signature";
import { matchRefund } from "~/domain/attribution/commands/match-refund";
import { getEvent } from "~/domain/attribution/views/events";
import type { PartnerCtx, VendorCtx } from "~/domain/context";
import { day } from "~/kernel/time";
import { attributionIn, tenthOfInvoices } from "../support/attribution-world";
import { testDatabase } from "../support/database";
import { Clock, createWorld, type World } from "../support/factories";
import { receiveStripe, stripeText, type StripeText } from "../support/stripe-shapes";

const seed = 20_261_128;
const secret = "whsec_split-refunds-0123456789";
const verify = createStripeVerifier(secret);
const database = testDatabase();
let world: World;
let tools: ReturnType<typeof attributionIn>;
let agency: PartnerCtx;
let manager: VendorCtx;

beforeAll(async () => {
  world = await createWorld(database, new Clock(), tenthOfInvoices());
  tools = attributionIn(database, world);
  agency = await world.member(await world.partner("Agency"), "Ada", "admin");
  manager = await world.vendor("Mara Keller", "partner_manager");
});

const at = (days: number) => new Date(world.clock.now().getTime() + days * day);
let stories = 0;

/** One customer of Stripe that pays two invoices, of 600.00 and 400.00, by one payment. */
async function newStory() {
  const clickId = await tools.click(await tools.link(agency.actor), at(-9));
  stories += 1;
  const customer = `cus_split_${stories}`;
  const [charge, intent, currency] = [`ch_split_${stories}`, `pi_split_${stories}`, "usd"];
  const money = { currency, created: Math.floor(at(-5).getTime() / 1000) };
  const ofPayment = { type: "payment_intent", payment_intent: intent };
  const pays = (name: string, amount: number) => {
    const id = `in_split_${stories}_${name}`;
    const inpay = { id: `inpay_${id}`, invoice: id, amount_paid: amount, payment: ofPayment, ...money };
    return {
      id,
      paid: stripeText("invoice.paid", { id, customer, amount_paid: amount, ...money }, at(-5)),
      payment: stripeText("invoice_payment.paid", inpay, at(-5)),
    };
  };
  const whole = { id: charge, customer, payment_intent: intent, amount: 100_000, amount_captured: 100_000 };
  return {
    checkout: stripeText("checkout.session.completed", { customer, metadata: { fl_click: clickId } }, at(-8)),
    first: pays("a", 60_000),
    second: pays("b", 40_000),
    refund: (refunded: number, before = 0) =>
      stripeText("charge.refunded", { ...whole, amount_refunded: refunded, ...money }, at(-4), {
        amount_refunded: before,
      }),
    dispute: (amount: number) =>
      stripeText(
        "charge.dispute.created",
        { id: `du_split_${stories}`, charge, ...ofPayment, amount, ...money },
        at(-3),
      ),
  };
}

/** Takes webhooks that Stripe's own code signed, as the endpoint does. */
async function deliver(...texts: readonly StripeText[]) {
  const now = world.clock.now();
  const timestamp = Math.floor(now.getTime() / 1000);
  for (const { raw } of texts) {
    const header = Stripe.webhooks.generateTestHeaderString({ payload: raw, secret, timestamp });
    expect(await verify(raw, header, now), raw).toBe(true);
  }
  await receiveStripe(world, ...texts);
  await tools.settle();
}
const leadId = async () => (await tools.attributed(`cus_split_${stories}`))?.leadId ?? "";
const owed = async () => (await tools.owed(await leadId())).map(({ amountMinor }) => amountMinor).sort();
const kept = (id: string) =>
  world.db
    .selectFrom("inboundEvents")
    .select(["id", "status", "note"])
    .where("eventId", "=", id)
    .executeTakeFirstOrThrow();
const facts = async () => {
  const query = world.db
    .selectFrom("journal")
    .select("payload")
    .where("leadId", "=", await leadId());
  const rows = await query.where("kind", "=", "invoice.refunded").execute();
  return rows.map(({ payload }) => payload as { invoiceId: string; amountMinor: string });
};

describe("a refund of a payment that paid several invoices", () => {
  it("gives each its own amount back where it is all of the payment, in any order, pieces and repetitions", async () => {
    const runs = 20;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 7 }), async (stream, size) => {
        const { checkout, first, second, refund } = await newStory();
        const back = refund(100_000);
        const texts = [checkout, first.paid, first.payment, second.paid, second.payment, back];
        const shuffled = [...texts, ...texts].map((text) => ({ text, key: stream.next().value ?? 0 }));
        shuffled.sort((a, b) => a.key - b.key);
        for (let from = 0; from < shuffled.length; from += size) {
          await deliver(...shuffled.slice(from, from + size).map(({ text }) => text));
        }
        expect(await owed()).toEqual([0n, 0n]);
        const given = (await facts()).map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }));
        expect(given.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))).toEqual([
          { invoiceId: first.id, amountMinor: "60000" },
          { invoiceId: second.id, amountMinor: "40000" },
        ]);
        expect(await kept(back.id)).toMatchObject({
          status: "matched",
          note: "It gives back a whole payment: each invoice that was paid by it, its own amount.",
        });
      }),
      { seed, numRuns: runs },
    );
    console.info(`any order of a refund, its payment and its invoices: ${runs} histories, seed ${seed}`);
  }, 60_000);

  it("waits where it is a part, whatever came first, and is matched by hand", async () => {
    for (const order of ["before both", "between", "after both"] as const) {
      const { checkout, first, second, refund } = await newStory();
      const back = refund(30_000);
      const payments = [first.payment, second.payment];
      payments.splice(["before both", "between", "after both"].indexOf(order), 0, back);
      await deliver(checkout, first.paid, second.paid);
      for (const text of payments) await deliver(text);
      expect(await owed(), order).toEqual([4_000n, 6_000n]);
      const { id: eventId, ...became } = await kept(back.id);
      expect(became).toEqual({
        status: "unmatched",
        note: "It gives back a part of a payment that paid several invoices, and does not say of which one.",
      });
      const { choices = [] } = (await getEvent(manager, eventId, "")).refund ?? {};
      expect(choices.map(({ invoiceId }) => invoiceId).sort()).toEqual([first.id, second.id]);
      const chosen = choices.find(({ invoiceId }) => invoiceId === first.id);
      await matchRefund(manager, { eventId, invoice: chosen?.id ?? "", reason: "The bank says so." });
      await tools.settle();
      expect(await owed(), order).toEqual([3_000n, 4_000n]);
    }
  });

  it("waits where the rest of it follows: neither says which invoice it is", async () => {
    const { checkout, first, second, refund } = await newStory();
    const rest = refund(100_000, 40_000);
    await deliver(checkout, first.paid, first.payment, second.paid, second.payment, refund(40_000), rest);
    expect(await owed()).toEqual([4_000n, 6_000n]);
    expect(await kept(rest.id)).toMatchObject({ status: "unmatched" });
  });

  it("waits while not all of its payment is accounted for, and never for one invoice alone", async () => {
    const { checkout, first, second, refund, dispute } = await newStory();
    const [back, charged] = [refund(100_000), dispute(100_000)];
    await deliver(checkout, first.paid, first.payment, second.paid, back);
    expect(await owed()).toEqual([4_000n, 6_000n]);
    const note = "Its payment paid more than the invoices that are known.";
    expect(await kept(back.id)).toMatchObject({ status: "unmatched", note });
    await deliver(charged);
    expect(await kept(charged.id)).toMatchObject({ status: "unmatched", note });
    await deliver(second.payment);
    expect(await owed()).toEqual([0n, 0n]);
    expect(await kept(charged.id)).toMatchObject({
      status: "unmatched",
      note: "Its payment paid several invoices, and it does not say which one it is.",
    });
  });
});
