import { expect, it } from "vitest";
import { uncountedFacts } from "./uncounted-facts";

let moments = 0;
const fact = (id: string, kind: string, payload: Record<string, unknown>) => ({
  ...{ id, kind, payload },
  occurredAt: new Date(++moments * 1_000),
});
const invoice = (id: string, invoiceId: string, more = {}) =>
  fact(id, "invoice.paid", { invoiceId, amountMinor: "100", currency: "USD", ...more });
const refund = (id: string, invoiceId: string, refundId: string, more = {}) =>
  fact(id, "invoice.refunded", { invoiceId, refundId, amountMinor: "10", currency: "USD", ...more });

it("says of every report that does not count why it does not", () => {
  const facts = [
    invoice("first", "in_1"),
    invoice("again", "in_1"),
    invoice("other", "in_2"),
    refund("back", "in_1", "re_1"),
    refund("back again", "in_1", "re_1"),
    refund("credit note", "in_1", "re_2", { creditNoteId: "CN-1" }),
    refund("same credit note", "in_1", "re_3", { creditNoteId: " cn-1" }),
    refund("unknown", "in_9", "re_4"),
    refund("known after all", "in_2", "re_4"),
    refund("euros", "in_1", "re_5", { currency: "EUR" }),
    invoice("mistyped", "in_3"),
    fact("correction", "account.fact_withdrawn", { factId: "mistyped" }),
    refund("orphan", "in_3", "re_6"),
    invoice("gone", "in_4", { attributionId: "attr_1" }),
    fact("moved", "account.moved", { attributionIds: ["attr_1"] }),
  ];
  expect(Object.fromEntries([...uncountedFacts(facts)].map(([id, { why }]) => [id, why]))).toEqual({
    again: "the same invoice, counted once",
    "back again": "the same refund, counted once",
    "same credit note": "the same refund, counted once",
    unknown: "not counted: no such invoice",
    euros: "not counted: the invoice is in USD",
    mistyped: "recorded by mistake, not counted",
    orphan: "not counted: no such invoice",
    gone: "not counted: the account came from elsewhere",
  });
});
