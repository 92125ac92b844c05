import { expect, it } from "vitest";
import { daysAgo, unknown, withAccount } from "../../../../tests/support/fraud-facts";
import { quickCancellation } from "./quick-cancellation";

/** Paid for the first time 30 days ago, and cancelled so many days after that. */
const after = (days: number) => withAccount({ firstInvoiceAt: daysAgo(30), canceledAt: daysAgo(30 - days) });

it.each([
  ["before the first payment", after(-1), null],
  ["in the same moment", after(0), "Cancelled on the day of the first payment."],
  ["23 hours after it", after(23 / 24), "Cancelled on the day of the first payment."],
  ["a day after it", after(1), "Cancelled 1 day after the first payment."],
  ["13 days and 23 hours after it", after(13 + 23 / 24), "Cancelled 13 days after the first payment."],
  ["14 days after it", after(14), null],
  ["never", withAccount({ canceledAt: null }), null],
  ["without a payment", withAccount({ firstInvoiceAt: null, canceledAt: daysAgo(1) }), null],
  ["without an account", unknown, null],
])("%s", (_, facts, found) => {
  expect(quickCancellation(facts)).toBe(found);
});
