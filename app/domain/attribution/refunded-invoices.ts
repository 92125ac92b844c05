import { otherCurrency } from "./event-words";
import type { InboundFact } from "./types";

/** What is known of an event: its fact, and the invoice that somebody said it gives back. */
type Known = { fact: InboundFact; matchedInvoiceId: string | null };

/** What a refund gives back of an invoice, in minor units of its own currency; null where the report told no amount. */
export type GivenBack = { invoiceId: string; amountMinor: string | null };
/** The invoices that a refund gives back, each once, or why it waits for one. */
export type RefundedInvoices = { gives: readonly [GivenBack, ...GivenBack[]] } | { waits: string };

const shares = (one: readonly string[], other: readonly string[]) => one.some((ref) => other.includes(ref));

const paidMore = "Its payment paid more than the invoices that are known.";
const partOfSeveral = "It gives back a part of a payment that paid several invoices, and does not say of which one.";
const oneOfSeveral = "Its payment paid several invoices, and it does not say which one it is.";

/**
 * The invoices that a payment of this refund paid, each once, with what of the payment was its own in the refund's
 * currency; null where that was not told, or not the same each time.
 */
function paidByItsPayments({ paymentRefs, currency }: InboundFact, events: readonly Known[]) {
  const paid = new Map<string, Set<string>>();
  for (const { fact } of events) {
    const { invoiceId } = fact;
    if (fact.kind === "invoice.refunded" || invoiceId === null || !shares(fact.paymentRefs, paymentRefs)) continue;
    const told = paid.get(invoiceId) ?? new Set();
    paid.set(invoiceId, told);
    // An invoice's total may come from several payments: only what tells of its payment alone says how much that was.
    if (fact.kind === null && fact.amountMinor !== null && fact.currency === currency) told.add(fact.amountMinor);
  }
  return [...paid].map(([invoiceId, [amountMinor, another]]) => ({
    invoiceId,
    amountMinor: another === undefined ? (amountMinor ?? null) : null,
  }));
}

const sum = (amounts: readonly (string | null)[]): bigint | null =>
  amounts.reduce<bigint | null>((all, one) => (all === null || one === null ? null : all + BigInt(one)), 0n);

/**
 * Of the invoices of its payment, which it gives back. Stripe says of an invoice payment what of it was the invoice's,
 * and of a charge what it came to (docs.stripe.com/api/invoice-payment/object): only when all of it is accounted for is
 * it certain that no other invoice was paid by it. A refund of all of it gives each its own amount; of a part, nothing
 * says whose it is.
 */
function fromPayment(fact: InboundFact, events: readonly Known[]): RefundedInvoices {
  const { amountMinor, paymentAmountMinor } = fact;
  const [first, ...others] = paidByItsPayments(fact, events);
  if (!first) return { waits: "The invoice that it gives back was not reported yet." };
  const known = sum([first, ...others].map((paid) => paid.amountMinor));
  // A dispute does not tell what its payment came to; it was no less than what is disputed.
  const payment = paymentAmountMinor ?? amountMinor;
  if (known !== null && payment !== null && known < BigInt(payment)) return { waits: paidMore };
  if (others.length === 0) return { gives: [{ invoiceId: first.invoiceId, amountMinor }] };
  if (known === null || paymentAmountMinor === null || known !== BigInt(paymentAmountMinor))
    return { waits: oneOfSeveral };
  return amountMinor === paymentAmountMinor ? { gives: [first, ...others] } : { waits: partOfSeveral };
}

function named({ fact, matchedInvoiceId }: Known, events: readonly Known[]): RefundedInvoices {
  const invoiceId = matchedInvoiceId ?? fact.invoiceId;
  if (invoiceId !== null) return { gives: [{ invoiceId, amountMinor: fact.amountMinor }] };
  return fromPayment(fact, events);
}

/**
 * The invoices that a refund gives back: the one that somebody said, the one that it names, or those that its payment
 * paid. Pure, and the same in whatever order events came.
 * @param events everything that was reported about its account
 */
export function invoicesOfRefund(refund: Known, events: readonly Known[]): RefundedInvoices {
  const found = named(refund, events);
  if ("waits" in found) return found;
  const fits = found.gives.every(({ invoiceId }) => {
    const paid = events.filter(({ fact }) => fact.kind === "invoice.paid" && fact.invoiceId === invoiceId);
    return paid.length === 0 || paid.some(({ fact }) => fact.currency === refund.fact.currency);
  });
  return fits ? found : { waits: otherCurrency };
}
