import { expect, it } from "vitest";
import { clean, unknown, withLead, withPartner } from "../../../../tests/support/fraud-facts";
import { selfReferral } from "./self-referral";

const user = "The contact is a user of the partner's own account.";
const fromDomain = "The contact writes from the partner's verified domain brightside.agency.";
const own = withLead({ contactEmail: "new@brightside.agency", domain: "brightside.agency" });

it.each([
  ["a user of the partner", withLead({ contactEmail: "ana@brightside.agency" }), user],
  ["a user with an address elsewhere", withLead({ contactEmail: "ben@home.example" }), user],
  [
    "somebody who writes from the partner's verified domain",
    withLead({ contactEmail: "x@brightside.agency" }),
    fromDomain,
  ],
  [
    "the partner's verified domain",
    withLead({ domain: "brightside.agency" }),
    "The company's domain is the partner's verified domain brightside.agency.",
  ],
  ["somebody at a subdomain of it", withLead({ contactEmail: "x@mail.brightside.agency" }), fromDomain],
  ["a domain that only ends like it", withLead({ contactEmail: "x@mybrightside.agency" }), null],
  ["a domain that the partner has not verified", withPartner({ verifiedDomain: null }, own), null],
  ["somebody else", clean, null],
  ["nothing known", unknown, null],
])("%s", (_, facts, found) => {
  expect(selfReferral(facts)).toBe(found);
});
