import { expect, it } from "vitest";
import { unknown, withLead } from "../../../../tests/support/fraud-facts";
import { freeMail } from "./free-mail";

it.each([
  ["a mail provider's address", "a@gmail.com", "The contact writes from gmail.com, a mail provider."],
  ["a company's own address", "a@bright-mill.com", null],
  ["one that is thrown away, which has a rule of its own", "a@mailinator.com", null],
  ["a name that only ends like a provider's", "a@not-gmail.com", null],
])("%s", (_, contactEmail, found) => {
  expect(freeMail(withLead({ contactEmail }))).toBe(found);
});

it("no address", () => {
  expect(freeMail(unknown)).toBeNull();
});
