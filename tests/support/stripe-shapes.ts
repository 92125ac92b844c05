import type Stripe from "stripe";
import { receiveEvents } from "~/domain/attribution/commands/receive-events";
import { readStripeEvent } from "~/domain/attribution/stripe-events";
import { assert } from "~/kernel/assert";
import type { World } from "./factories";

type Shapes = {
  "customer.created": Stripe.Customer;
  "checkout.session.completed": Stripe.Checkout.Session;
  "invoice.paid": Stripe.Invoice;
  "invoice_payment.paid": Stripe.InvoicePayment;
  "charge.refunded": Stripe.Charge;
  "charge.dispute.created": Stripe.Dispute;
  "credit_note.created": Stripe.CreditNote;
};

/** A webhook of today's Stripe: its SDK's types say which fields an object has. */
export type StripeText = { id: string; raw: string };

let last = 0;
export function stripeText<Type extends keyof Shapes>(
  type: Type,
  object: Partial<Shapes[Type]>,
  created: Date,
  before?: Partial<Shapes[Type]>,
): StripeText {
  last += 1;
  const id = `evt_${type}_${last}`;
  const data = { object, ...(before ? { previous_attributes: before } : {}) };
  const seconds = Math.floor(created.getTime() / 1000);
  return { id, raw: JSON.stringify({ id, object: "event", type, created: seconds, data }) };
}

/** One customer of Stripe that pays one invoice by one payment, in the shapes of today: nothing but the payment joins them. */
export function stripeStory(name: string, clickId: string, at: (days: number) => Date) {
  const customer = `cus_${name}`;
  const [invoice, charge, intent] = [`in_${name}`, `ch_${name}`, `pi_${name}`];
  const money = { currency: "usd", created: Math.floor(at(-5).getTime() / 1000) };
  return {
    invoiceId: invoice,
    checkout: stripeText("checkout.session.completed", { customer, metadata: { fl_click: clickId } }, at(-8)),
    paid: stripeText("invoice.paid", { id: invoice, customer, amount_paid: 100_000, ...money }, at(-5)),
    payment: stripeText(
      "invoice_payment.paid",
      { id: `inpay_${name}`, invoice, payment: { type: "payment_intent", payment_intent: intent }, ...money },
      at(-5),
    ),
    refund: (refunded: number, before = 0, currency = "usd") =>
      stripeText(
        "charge.refunded",
        { id: charge, customer, payment_intent: intent, amount_refunded: refunded, ...money, currency },
        at(-4),
        { amount_refunded: before },
      ),
    dispute: (amount: number) =>
      stripeText(
        "charge.dispute.created",
        { id: `du_${name}`, charge, payment_intent: intent, amount, ...money },
        at(-3),
      ),
  };
}

/** Takes webhooks as the endpoint does, whose signature was good. */
export async function receiveStripe(world: World, ...texts: readonly StripeText[]): Promise<void> {
  const events = texts.map(({ raw }) => {
    const event = readStripeEvent(raw);
    assert(event, "it is one of Stripe's");
    return event;
  });
  await receiveEvents(world.ctxOf({ kind: "system" }), events);
}
