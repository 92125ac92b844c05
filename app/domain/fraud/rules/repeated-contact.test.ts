import { expect, it } from "vitest";
import { clean, unknown, withOthers } from "../../../../tests/support/fraud-facts";
import { repeatedContact } from "./repeated-contact";

it.each([
  ["for the first time", clean, null],
  ["for the second time", withOthers({ sameContact: 1 }), "The partner has 1 other lead with this contact."],
  ["for the third time", withOthers({ sameContact: 2 }), "The partner has 2 other leads with this contact."],
  ["no contact", withOthers({ sameContact: 3 }, unknown), null],
])("%s", (_, facts, found) => {
  expect(repeatedContact(facts)).toBe(found);
});
