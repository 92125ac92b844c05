import { expect, it } from "vitest";
import { clean, unknown, withLead, withPartner } from "../../../../tests/support/fraud-facts";
import { sameCompany } from "./same-company";

const website = "The company's website is the partner's own, brightside.agency.";

it.each([
  ["the partner's own name", withLead({ companyKey: "brightside" }), "The company has the partner's own name."],
  ["one it had before", withLead({ companyKey: "sunnyside" }), "The company has a name that the partner had before."],
  ["a name that only begins like it", withLead({ companyKey: "brightside mills" }), null],
  ["the partner's website", withLead({ domain: "brightside.agency" }), website],
  [
    "a website that it had before",
    withLead({ domain: "sunnyside.agency" }),
    "The company's website was the partner's own, sunnyside.agency.",
  ],
  ["the website of a lead without a name", withLead({ companyKey: "", domain: "brightside.agency" }), website],
  ["another company", clean, null],
  ["a partner and a lead of whom nothing is known", withPartner({ companyKey: "", formerKeys: [""] }, unknown), null],
])("%s", (_, facts, found) => {
  expect(sameCompany(facts)).toBe(found);
});
