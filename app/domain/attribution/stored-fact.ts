import type { InboundFact } from "./types";

const nothing: InboundFact = {
  kind: null,
  aliases: [],
  email: null,
  domain: null,
  company: null,
  clickId: null,
  code: null,
  leadId: null,
  amountMinor: null,
  currency: null,
  invoiceId: null,
  paymentRefs: [],
  refundId: null,
  creditNoteId: null,
  feature: null,
  about: {},
};
const names = Object.keys(nothing) as (keyof InboundFact)[];

const isEmpty = (value: object) => (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0);

/** A fact as JSON that holds only what it tells: most of them tell little, and there are many. */
export function storedFact(fact: InboundFact): string {
  const told: Partial<Record<keyof InboundFact, unknown>> = {};
  for (const name of names) {
    const value = fact[name];
    if (value !== null && (typeof value !== "object" || !isEmpty(value))) told[name] = value;
  }
  return JSON.stringify(told);
}

/** A fact as it was kept, complete. */
export function readFact(stored: unknown): InboundFact {
  return { ...nothing, ...(stored as Partial<InboundFact>) };
}
