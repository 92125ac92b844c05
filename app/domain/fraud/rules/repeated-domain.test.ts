import { expect, it } from "vitest";
import { unknown, withOthers } from "../../../../tests/support/fraud-facts";
import { repeatedDomain } from "./repeated-domain";

it.each([
  ["for the second time", withOthers({ sameDomain: 1 }), null],
  ["for the third time", withOthers({ sameDomain: 2 }), "The partner has 2 other leads of bright-mill.com."],
  ["for the fourth time", withOthers({ sameDomain: 3 }), "The partner has 3 other leads of bright-mill.com."],
  ["no company", withOthers({ sameDomain: 3 }, unknown), null],
])("%s", (_, facts, found) => {
  expect(repeatedDomain(facts)).toBe(found);
});
