import { expect, it } from "vitest";
import { aboutProperties, readAbout } from "./about-form";
import { stripeTypes } from "./event-words";
import { readStripeEvent } from "./stripe-events";

it("reads what it can of an event's data, and names what it cannot", () => {
  const data = { industry: "moonshine", country: "de", employeeCount: 12, seats: "12", planTier: "growth", other: 1 };
  expect(readAbout(data)).toEqual({
    about: { employeeCount: 12, planTier: "growth" },
    notRead: ["industry", "country", "seats"],
  });
  expect(readAbout(undefined)).toEqual({ about: {}, notRead: [] });
});

it("describes all that it reads", () => {
  expect(Object.keys(aboutProperties)).toEqual(["industry", "country", "employeeCount", "planTier", "seats"]);
  expect(aboutProperties).toMatchObject({
    planTier: { enum: ["starter", "growth", "enterprise"] },
    seats: { minimum: 1 },
  });
});

it("every type of Stripe's that is named is one that is read", () => {
  for (const type of stripeTypes) {
    const object = {
      ...{ id: "x", customer: "cus_1", invoice: "in_1", payment_intent: "pi_1", client_reference_id: "A-1" },
      ...{ status: "trialing", name: "A", amount: 1, amount_paid: 1, amount_refunded: 1, post_payment_amount: 1 },
      currency: "usd",
    };
    const data = { object, previous_attributes: { status: "active", amount_refunded: 0 } };
    const read = readStripeEvent(JSON.stringify({ id: "evt_1", type, created: 1_764_000_000, data }));
    const { kind, aliases, invoiceId } = read?.fact ?? {};
    expect(kind ?? aliases?.[0] ?? invoiceId, type).toBeTruthy();
  }
});
