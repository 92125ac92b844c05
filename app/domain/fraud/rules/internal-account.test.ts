import { expect, it } from "vitest";
import { clean, unknown, withLead } from "../../../../tests/support/fraud-facts";
import { internalAccount } from "./internal-account";

const employee = "The contact is an employee of ours.";
const ours = "The contact or the company belongs to our own domain northlight.example.";

it.each([
  ["an employee", withLead({ contactEmail: "mara@northlight.example" }), employee],
  ["an employee with an address elsewhere", withLead({ contactEmail: "max@elsewhere.example" }), employee],
  ["somebody at the vendor's domain", withLead({ contactEmail: "new@northlight.example" }), ours],
  ["the vendor's domain", withLead({ domain: "northlight.example" }), ours],
  ["somebody at a subdomain of it", withLead({ contactEmail: "x@de.northlight.example" }), ours],
  ["a domain that only ends like it", withLead({ contactEmail: "x@mynorthlight.example" }), null],
  ["somebody else", clean, null],
  ["a vendor whose people all write from mail providers", { ...clean, vendor: { emails: [], domains: [] } }, null],
  ["nothing known", unknown, null],
])("%s", (_, facts, found) => {
  expect(internalAccount(facts)).toBe(found);
});
