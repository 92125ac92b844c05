import { otherCurrency } from "./event-words";
import type { InboundFact } from "./types";

/** What is known of an event: its fact, and the invoice that somebody said it gives back. */
type Known = { fact: InboundFact; matchedInvoiceId: string | null };

/** The invoice that a refund gives back, or why it waits for one. */
export type RefundedInvoice = { invoiceId: string } | { waits: string };

const shares = (one: readonly string[], other: readonly string[]) => one.some((ref) => other.includes(ref));

/** The invoices that were paid by a payment of this refund, each once. */
function paidByItsPayments({ paymentRefs }: InboundFact, events: readonly Known[]): string[] {
  const telling = events.filter(
    ({ fact }) => fact.kind !== "invoice.refunded" && shares(fact.paymentRefs, paymentRefs),
  );
  return [...new Set(telling.flatMap(({ fact }) => fact.invoiceId ?? []))];
}

function named({ fact, matchedInvoiceId }: Known, events: readonly Known[]): RefundedInvoice {
  const invoiceId = matchedInvoiceId ?? fact.invoiceId;
  if (invoiceId !== null) return { invoiceId };
  const [paid, another] = paidByItsPayments(fact, events);
  if (paid === undefined) return { waits: "The invoice that it gives back was not reported yet." };
  if (another !== undefined)
    return { waits: "Its payment paid several invoices, and it does not say which one it is." };
  return { invoiceId: paid };
}

/**
 * The invoice that a refund gives back: the one that somebody said, the one that it names, or the one that its payment
 * paid. Pure, and the same in whatever order events came.
 * @param events everything that was reported about its account
 */
export function invoiceOfRefund(refund: Known, events: readonly Known[]): RefundedInvoice {
  const found = named(refund, events);
  if ("waits" in found) return found;
  const paid = events.filter(({ fact }) => fact.kind === "invoice.paid" && fact.invoiceId === found.invoiceId);
  const fits = paid.length === 0 || paid.some(({ fact }) => fact.currency === refund.fact.currency);
  return fits ? found : { waits: otherCurrency };
}
