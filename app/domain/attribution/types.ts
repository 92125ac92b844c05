import type { EventType } from "./input";

/** A name that a source has for an account: product ids and Stripe customers do not share a namespace. */
export type AccountName = { source: "product" | "stripe"; externalId: string };

/** What a source may tell about an account beside its events. Every part may be missing. */
export type AccountAbout = {
  industry?: string;
  /** ISO 3166 alpha-2. */
  country?: string;
  employeeCount?: number;
  planTier?: string;
  seats?: number;
};

/** What an event says, whoever reported it. Stored as JSON; amounts are minor units as digits. */
export type InboundFact = {
  /** The journal's kind; null for an event that only tells who somebody is. */
  kind: EventType | null;
  /** Further names of the same account. */
  aliases: AccountName[];
  email: string | null;
  /** Registrable, and never a mail provider's. */
  domain: string | null;
  company: string | null;
  clickId: string | null;
  code: string | null;
  leadId: string | null;
  amountMinor: string | null;
  currency: string | null;
  /** Paid or given back; of an event without a kind, the invoice that its payments paid. */
  invoiceId: string | null;
  /** Payments, and an invoice's own id, by which a refund finds its invoice where it does not name it. */
  paymentRefs: string[];
  /** The same refund reported twice has the same one. */
  refundId: string | null;
  /** The number of a refund's credit note: the same one from another source is the same refund. */
  creditNoteId: string | null;
  feature: string | null;
  /** What it says about the company, as far as the rules know it. */
  about: AccountAbout;
};

/** An event as it is kept. */
export type InboundEvent = {
  source: string;
  eventId: string;
  type: string;
  occurredAt: Date;
  account: AccountName | null;
  fact: InboundFact;
  /** The event's own text. */
  raw: string;
};

/** What could say who brought an account, the strongest first (PRODUCT, Attribution). */
export const touchKinds = ["lead", "click", "code", "visitor", "email", "domain"] as const;
export type TouchKind = (typeof touchKinds)[number];

export type Touch = {
  kind: TouchKind;
  /** The click, link or lead that it is. */
  subjectId: string;
  partnerId: string;
  programId: string;
  linkId: string | null;
  leadId: string | null;
  occurredAt: Date;
};
