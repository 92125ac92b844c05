import { z } from "zod";
import { isId } from "~/kernel/ids";
import { isStorable } from "~/kernel/text";
import { companyDomainOf } from "../partners/mail-providers";
import type { EventType } from "./input";
import type { InboundEvent, InboundFact } from "./types";

const text = (max: number) => z.string().max(max).refine(isStorable);
const id = text(255).min(1);
/** Stripe gives a related object by its id, or whole where it was asked to. */
const reference = z.union([id, z.looseObject({ id }).transform((object) => object.id)]).nullish();
/** Until the year 9999: what lies beyond is in no calendar of ours. */
const moment = z.int().min(0).max(253_402_300_799);
const seconds = moment.nullish();
const amount = z.int().min(0).nullish();
const currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .transform((code) => code.toUpperCase())
  .nullish();

const payment = z.looseObject({ charge: reference, payment_intent: reference }).nullish();

/** The parts of an event's object that facts are made from; everything else is only kept. */
const stripeObject = z.looseObject({
  id: id.nullish(),
  created: seconds,
  customer: reference,
  // Longer than Stripe lets it be, or not to be stored: nobody's name, and no reason to read nothing else.
  client_reference_id: text(200).nullish().catch(null),
  customer_details: z.looseObject({ email: text(254).nullish() }).nullish(),
  email: text(254).nullish(),
  name: text(200).nullish(),
  // Of a credit note: what is printed on it.
  number: text(200).nullish().catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  status: z.string().nullish(),
  trial_start: seconds,
  canceled_at: seconds,
  ended_at: seconds,
  amount,
  amount_paid: amount,
  amount_refunded: amount,
  post_payment_amount: amount,
  currency,
  charge: reference,
  payment_intent: reference,
  invoice: reference,
  refund: reference,
  refunds: z
    .array(z.looseObject({ amount_refunded: amount }))
    .nullish()
    .catch(null),
  // Of an invoice payment: by what an invoice was paid.
  payment: payment.catch(null),
  // Of an invoice, where its sender had them included.
  payments: z
    .looseObject({ data: z.array(z.looseObject({ payment })) })
    .nullish()
    .catch(null),
  status_transitions: z.looseObject({ paid_at: seconds }).nullish(),
});
type StripeObject = z.output<typeof stripeObject>;

const stripeEvent = z.looseObject({
  id,
  type: text(100).min(1),
  created: moment,
  data: z.looseObject({
    object: stripeObject,
    previous_attributes: z.looseObject({ amount_refunded: amount, status: z.string().nullish() }).nullish(),
  }),
});
type StripeEvent = z.output<typeof stripeEvent>;

/** What every event has, whatever its object looks like. */
const envelope = z.looseObject({ id, type: text(100).min(1), created: moment });

/** Currencies without a minor unit whose amounts Stripe still gives in hundredths (docs.stripe.com/currencies). */
const inHundredths = new Set(["ISK", "UGX"]);

function minorUnits(value: number | null | undefined, code: string | null | undefined): string | null {
  if (value === null || value === undefined || !code) return null;
  return (BigInt(value) / (inHundredths.has(code) ? 100n : 1n)).toString();
}

/** One of our ids that the sender carried through; what is longer than any of them is none. */
const carriedText = (value: unknown): string | null =>
  typeof value === "string" && value !== "" && value.length <= 60 && isStorable(value) ? value : null;

/** What a type of event comes to; what is not here only tells who somebody is, or nothing at all. */
type Reading = {
  /** Null for what only says which payment an invoice was paid by. */
  kind: EventType | null;
  at?: number | null;
  amount?: number | null;
  invoiceId?: string | null;
  refundId?: string;
  creditNoteId?: string | null;
};

function creditedWithoutRefund({ post_payment_amount, refund, refunds }: StripeObject): number {
  // What was refunded to a card comes as charge.refunded; only the rest counts here.
  if (refund && !refunds?.length) return 0;
  const refunded = (refunds ?? []).reduce((sum, { amount_refunded }) => sum + (amount_refunded ?? 0), 0);
  return Math.max(0, (post_payment_amount ?? 0) - refunded);
}

const startsTrial = ({ data: { object, previous_attributes: before } }: StripeEvent, created: boolean) =>
  object.status === "trialing" && (created || (before?.status != null && before.status !== "trialing"));

const readings: Record<string, (event: StripeEvent) => Reading | null> = {
  "customer.created": ({ data: { object } }) => ({ kind: "account.created", at: object.created }),
  "customer.subscription.created": (event) =>
    startsTrial(event, true) ? { kind: "trial.started", at: event.data.object.trial_start } : null,
  "customer.subscription.updated": (event) =>
    startsTrial(event, false) ? { kind: "trial.started", at: event.data.object.trial_start } : null,
  "customer.subscription.deleted": ({ data: { object } }) => ({
    kind: "subscription.canceled",
    at: object.ended_at ?? object.canceled_at,
  }),
  "invoice.paid": ({ data: { object } }) => ({
    kind: "invoice.paid",
    at: object.status_transitions?.paid_at,
    amount: object.amount_paid,
    invoiceId: object.id,
  }),
  // Since 2025 neither an invoice nor a charge names the other: this does.
  "invoice_payment.paid": ({ data: { object } }) => ({ kind: null, invoiceId: object.invoice }),
  "charge.refunded": ({ id: eventId, data: { object, previous_attributes: before } }) => {
    const more = (object.amount_refunded ?? 0) - (before?.amount_refunded ?? 0);
    return more > 0
      ? { kind: "invoice.refunded", amount: more, invoiceId: object.invoice, refundId: `stripe:${eventId}` }
      : null;
  },
  "credit_note.created": ({ data: { object } }) => {
    const credited = creditedWithoutRefund(object);
    const ids = { invoiceId: object.invoice, refundId: `stripe:${object.id}`, creditNoteId: object.number || null };
    return credited > 0 ? { kind: "invoice.refunded", amount: credited, ...ids } : null;
  },
  "charge.dispute.created": ({ data: { object } }) => ({
    kind: "invoice.refunded",
    amount: object.amount,
    refundId: `stripe:${object.id}`,
  }),
};

/**
 * What an event is known by to those that name neither its customer nor its invoice. A charge is its own payment, an
 * invoice goes by its id; everything else names the payments that it is about.
 */
function paymentRefs({ type, data: { object } }: StripeEvent): string[] {
  const own = type === "charge.refunded" || type === "invoice.paid" ? object.id : null;
  const ofInvoice = type === "invoice_payment.paid" ? object.invoice : null;
  const payments = [object.payment, ...(object.payments?.data ?? []).map((listed) => listed.payment)];
  const named = payments.flatMap((one) => [one?.charge, one?.payment_intent]);
  const refs = [own, ofInvoice, object.charge, object.payment_intent, ...named];
  return [...new Set(refs.filter((ref): ref is string => typeof ref === "string"))];
}

const isBilling = (type: string) =>
  /^(?:invoice\.paid|invoice_payment\.paid|charge\.refunded|charge\.dispute\.created|credit_note\.)/.test(type);

/** Who brought the customer and who it is, from what checkout carried through. */
function identity({
  type,
  data: { object },
}: StripeEvent): Pick<InboundFact, "aliases" | "clickId" | "code" | "email" | "domain" | "company"> {
  const carried = object.client_reference_id || null;
  const isClick = carried !== null && isId("click", carried);
  const email = (object.email ?? object.customer_details?.email ?? null)?.toLowerCase() ?? null;
  return {
    aliases: carried && !isClick ? [{ source: "product", externalId: carried }] : [],
    clickId: isClick ? carried : carriedText(object.metadata?.fl_click),
    code: carriedText(object.metadata?.fl_code),
    email,
    domain: companyDomainOf(email ?? undefined),
    company: type === "customer.created" ? (object.name ?? null) : null,
  };
}

/**
 * Reads a Stripe event as a fact. Every event is kept, also of types and customers that nobody knows; amounts are what
 * was paid, taxes included, in the invoice's currency. Null when the text is no Stripe event at all.
 */
export function readStripeEvent(raw: string): InboundEvent | null {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    return null;
  }
  const known = envelope.safeParse(body);
  if (!known.success) return null;
  const parsed = stripeEvent.safeParse(body);
  // An object of another shape says nothing that is read, and is kept all the same.
  const event: StripeEvent = parsed.success ? parsed.data : { ...known.data, data: { object: {} } };
  const { object } = event.data;
  const reading = Object.hasOwn(readings, event.type) ? (readings[event.type]?.(event) ?? null) : null;
  const code = object.currency ?? null;
  const amountMinor = reading?.amount === undefined ? null : minorUnits(reading.amount, code);
  const worthless = reading?.kind === "invoice.paid" && (amountMinor === null || amountMinor === "0");
  const customer =
    event.type.startsWith("customer.") && !event.type.includes("subscription") ? object.id : object.customer;
  return {
    source: "stripe",
    eventId: event.id,
    type: event.type,
    occurredAt: new Date((reading?.at ?? event.created) * 1000),
    account: customer ? { source: "stripe", externalId: customer } : null,
    raw,
    fact: {
      ...identity(event),
      kind: worthless ? null : (reading?.kind ?? null),
      leadId: carriedText(object.metadata?.fl_lead),
      amountMinor,
      currency: amountMinor === null ? null : code,
      invoiceId: reading?.invoiceId ?? null,
      paymentRefs: isBilling(event.type) ? paymentRefs(event) : [],
      refundId: reading?.refundId ?? null,
      creditNoteId: reading?.creditNoteId ?? null,
      feature: null,
      about: {},
    },
  };
}
