import { expect, it } from "vitest";
import { daysAgo, unknown, withAccount } from "../../../../tests/support/fraud-facts";
import { lowEngagement } from "./low-engagement";

const unused = (signedUpAt: Date | null) => withAccount({ activations: 0, invoices: 1, signedUpAt });

it.each([
  ["20 days and 23 hours after the sign-up", unused(daysAgo(20 + 23 / 24)), null],
  ["21 days after it", unused(daysAgo(21)), "No feature was used in the 21 days since the sign-up."],
  ["40 days after it", unused(daysAgo(40)), "No feature was used in the 40 days since the sign-up."],
  ["one feature was used", withAccount({ activations: 1 }), null],
  ["nothing was paid", withAccount({ activations: 0, invoices: 0 }), null],
  ["no sign-up is known", unused(null), null],
  ["no account is known", unknown, null],
])("%s", (_, facts, found) => {
  expect(lowEngagement(facts)).toBe(found);
});
