import { describe, expect, it } from "vitest";
import { newId } from "~/kernel/ids";
import { readStripeEvent } from "./stripe-events";

const checkout = (object: object) =>
  readStripeEvent(
    JSON.stringify({
      ...{ id: "evt_1", type: "checkout.session.completed", created: 1_764_000_000 },
      data: { object: { id: "cs_1", customer: "cus_1", customer_details: { email: "kim@mill.example" }, ...object } },
    }),
  )?.fact;

it("a credit note tells its number beside Stripe's own id", () => {
  const credited = (more: object) =>
    readStripeEvent(
      JSON.stringify({
        ...{ id: "evt_2", type: "credit_note.created", created: 1_764_000_000 },
        data: {
          object: {
            id: "cn_7Ab",
            customer: "cus_1",
            invoice: "in_1",
            currency: "usd",
            post_payment_amount: 300,
            ...more,
          },
        },
      }),
    )?.fact;
  expect(credited({ number: "B4A7-CN-01" })).toMatchObject({ refundId: "stripe:cn_7Ab", creditNoteId: "B4A7-CN-01" });
  expect(credited({ number: null })).toMatchObject({ refundId: "stripe:cn_7Ab", creditNoteId: null });
});

it.each(["__proto__", "constructor", "toString"])("an event of the type %s is kept and says nothing", (type) => {
  const raw = JSON.stringify({ id: "evt_odd", type, created: 1_764_000_000, data: { object: {} } });
  expect(readStripeEvent(raw)).toMatchObject({ eventId: "evt_odd", type, fact: { kind: null } });
});

it("an invoice's payment names both, and nobody; what is of another shape says nothing", () => {
  const told = (object: object) =>
    readStripeEvent(
      JSON.stringify({ id: "evt_3", type: "invoice_payment.paid", created: 1_764_000_000, data: { object } }),
    );
  const payment = { type: "payment_intent", payment_intent: "pi_1" };
  expect(told({ id: "inpay_1", invoice: "in_1", payment })).toMatchObject({
    account: null,
    fact: { kind: null, invoiceId: "in_1", paymentRefs: ["in_1", "pi_1"], amountMinor: null },
  });
  expect(told({ invoice: { id: "in_1" }, payment: { type: "charge", charge: "ch_1" } })?.fact.paymentRefs).toEqual([
    "in_1",
    "ch_1",
  ]);
  expect(told({ invoice: "in_1", payment: "pi_1" })?.fact.paymentRefs).toEqual(["in_1"]);
});

describe("what a checkout carries", () => {
  it.each([
    ["of one character", "x"],
    ["of 60", "x".repeat(60)],
    ["of 61", "x".repeat(61)],
    ["of 200, the most that Stripe takes", "x".repeat(200)],
    ["that only begins as a click's id does", `click_${"0".repeat(70)}`],
    ["that is a click's id with more behind it", `${newId("click")}x`],
  ])("a client_reference_id %s is the account's name in the product, whole", (_, reference) => {
    expect(checkout({ client_reference_id: reference })).toMatchObject({
      aliases: [{ source: "product", externalId: reference }],
      clickId: null,
      email: "kim@mill.example",
    });
  });

  it.each([
    ["longer than that", "x".repeat(201)],
    ["longer than that, of a click's beginning", `click_${"0".repeat(300)}`],
    ["with NUL", "a\u0000"],
    ["of nothing", ""],
  ])("a client_reference_id %s names nobody, and the rest is read", (_, reference) => {
    expect(checkout({ client_reference_id: reference })).toMatchObject({
      aliases: [],
      clickId: null,
      email: "kim@mill.example",
    });
  });

  it("a click's id is one, in the reference or in metadata; what is longer than any id is none", () => {
    const clickId = newId("click");
    expect(checkout({ client_reference_id: clickId })).toMatchObject({ aliases: [], clickId });
    expect(checkout({ metadata: { fl_click: clickId } })).toMatchObject({ clickId });
    expect(
      checkout({ metadata: { fl_click: "c".repeat(61), fl_code: "c".repeat(61), fl_lead: "l".repeat(61) } }),
    ).toMatchObject({ clickId: null, code: null, leadId: null });
  });
});
