import { expect, it } from "vitest";
import { unknown, withLead } from "../../../../tests/support/fraud-facts";
import { disposableMail } from "./disposable-mail";

it.each([
  ["an address that is thrown away", "a@mailinator.com", "mailinator.com gives out addresses that are thrown away."],
  ["a company's own address", "a@bright-mill.com", null],
  ["a mail provider's, which is kept", "a@gmail.com", null],
  ["a name that only ends like one", "a@not-mailinator.com", null],
  ["a person who is called like one", "mailinator.com@bright-mill.com", null],
])("%s", (_, contactEmail, found) => {
  expect(disposableMail(withLead({ contactEmail }))).toBe(found);
});

it("no address", () => {
  expect(disposableMail(unknown)).toBeNull();
});
