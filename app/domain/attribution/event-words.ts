import type { TouchKind } from "./types";

/** What became of an event. */
export const eventStatuses = {
  received: { label: "Received", tone: "info", why: "It waits to be settled; that takes seconds." },
  unmatched: { label: "Unmatched", tone: "attention", why: "" },
  matched: { label: "Matched", tone: "good", why: "It counts for its lead." },
  kept: { label: "Kept", tone: "neutral", why: "" },
} as const;
export type EventStatus = keyof typeof eventStatuses;

/** The types of Stripe's events that say something here; every other one is only kept. */
export const stripeTypes = [
  "checkout.session.completed",
  "customer.created",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "invoice.paid",
  "invoice_payment.paid",
  "charge.refunded",
  "credit_note.created",
  "charge.dispute.created",
] as const;

/** Why a refund counts for nothing: an invoice is given back in its own currency. */
export const otherCurrency = "It is in another currency than its invoice.";

/** Why an account belongs to whom it does, or what could say so. */
export const basisLabels: Record<TouchKind | "by_hand", string> = {
  lead: "Named by the report",
  click: "Click",
  code: "Code",
  visitor: "Other visit of the same browser",
  email: "Contact of a lead",
  domain: "Company of a lead",
  by_hand: "Matched by hand",
};

type Named = { company: string | null; domain: string | null; externalId?: string | null };

/** What an account is called: its company, else its domain, else the id that its source gave it. */
export function accountName({ company, domain, externalId }: Named): string {
  return company ?? domain ?? externalId ?? "An account without a name";
}
