import { eachRefundOnce } from "./refunds";
import { movedAttributions, standingFacts, withdrawnFacts } from "./standing-facts";

type Fact = { id: string; kind: string; occurredAt: Date; payload: unknown };
type Told = { invoiceId?: string; currency?: string; attributionId?: string };

const told = ({ payload }: Fact) => payload as Told;

/** Why a report does not count, in a few words; a repeated one says nothing new. */
export type Uncounted = { why: string; repeats: boolean };

function firstInvoices(facts: readonly Fact[]): Map<string, Fact> {
  const first = new Map<string, Fact>();
  for (const fact of facts) {
    const { invoiceId } = told(fact);
    if (fact.kind === "invoice.paid" && invoiceId && !first.has(invoiceId)) first.set(invoiceId, fact);
  }
  return first;
}

/** A refund counts against its invoice, in its currency. */
function whyNoRefund(refund: Fact, invoices: ReadonlyMap<string, Fact>): string | null {
  const invoice = invoices.get(told(refund).invoiceId ?? "");
  if (!invoice) return "not counted: no such invoice";
  const { currency } = told(invoice);
  return currency === told(refund).currency ? null : `not counted: the invoice is in ${currency}`;
}

/**
 * What of a lead's facts does not count, by id and with the reason: what came twice, a refund without an invoice, what
 * was recorded by mistake, and what an account told that has left. Takes all of a lead's facts.
 */
export function uncountedFacts(facts: readonly Fact[]): Map<string, Uncounted> {
  const result = new Map<string, Uncounted>();
  const note = ({ id }: Fact, why: string | null, repeats = false) => why && result.set(id, { why, repeats });
  const withdrawn = withdrawnFacts(facts);
  const left = movedAttributions(facts);
  for (const fact of facts) {
    if (left.has(told(fact).attributionId ?? "")) note(fact, "not counted: the account came from elsewhere");
    if (withdrawn.has(fact.id)) note(fact, "recorded by mistake, not counted");
  }
  const standing = standingFacts(facts).sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  const invoices = firstInvoices(standing);
  const isKnown = (fact: Fact) => invoices.has(told(fact).invoiceId ?? "");
  const refunds = standing.filter(({ kind }) => kind === "invoice.refunded");
  // One that names no invoice of the lead hides none that does.
  const once = new Set([true, false].flatMap((known) => eachRefundOnce(refunds.filter((r) => isKnown(r) === known))));
  for (const fact of standing) {
    const first = invoices.get(told(fact).invoiceId ?? "");
    if (fact.kind === "invoice.paid" && first && first !== fact) note(fact, "the same invoice, counted once", true);
    if (fact.kind !== "invoice.refunded") continue;
    if (once.has(fact)) note(fact, whyNoRefund(fact, invoices));
    else note(fact, "the same refund, counted once", true);
  }
  return result;
}
