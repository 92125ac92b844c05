import { expect, it } from "vitest";
import { day } from "~/kernel/time";
import { demoProgramRules } from "db/seeds/demo-program";
import { programRules } from "../programs/program-rules";
import { clickBurst } from "./rules/click-burst";
import { quickCancellation } from "./rules/quick-cancellation";
import { screenLead } from "./screen";
import type { FraudFacts, FraudRule } from "./types";

const now = new Date("2026-11-24T12:00:00Z");
const rules = programRules.parse(demoProgramRules);

const clean: FraudFacts = {
  lead: { contactEmail: "kim@bright-mill.com", domain: "bright-mill.com", companyKey: "bright mill" },
  partner: {
    emails: ["ana@brightside.agency"],
    verifiedDomain: "brightside.agency",
    websiteDomain: "brightside.agency",
    companyKey: "brightside",
    formerDomains: ["sunnyside.agency"],
    formerKeys: ["sunnyside"],
  },
  vendor: { emails: ["mara@northlight.example"], domains: ["northlight.example"] },
  others: { sameContact: 0, sameDomain: 1 },
  network: { range: "192.0.2.0/24", signUps: 4 },
  account: {
    signedUpAt: new Date(now.getTime() - 40 * day),
    firstInvoiceAt: new Date(now.getTime() - 30 * day),
    canceledAt: null,
    activations: 1,
    invoices: 2,
  },
  now,
};
const account = clean.account as NonNullable<FraudFacts["account"]>;
const lead = (change: Partial<FraudFacts["lead"]>): FraudFacts => ({ ...clean, lead: { ...clean.lead, ...change } });
const found = (facts: FraudFacts) => screenLead(facts, rules, new Set()).map(({ rule }) => rule);

it("finds nothing where nothing is", () => {
  expect(screenLead(clean, rules, new Set())).toEqual([]);
  const unknown = lead({ contactEmail: "", domain: "", companyKey: "" });
  expect(found({ ...unknown, network: null, account: null })).toEqual([]);
});

it.each<[string, FraudFacts, FraudRule[]]>([
  ["a contact who is a user of the partner", lead({ contactEmail: "ana@brightside.agency" }), ["selfReferral"]],
  [
    "a contact who writes from the partner's verified domain",
    lead({ contactEmail: "x@brightside.agency" }),
    ["selfReferral"],
  ],
  ["the partner's verified domain", lead({ domain: "brightside.agency" }), ["selfReferral", "sameCompany"]],
  ["the partner's own name", lead({ companyKey: "brightside" }), ["sameCompany"]],
  ["a name that the partner had before", lead({ companyKey: "sunnyside" }), ["sameCompany"]],
  ["a website that the partner had before", lead({ domain: "sunnyside.agency" }), ["sameCompany"]],
  ["an employee of the vendor", lead({ contactEmail: "mara@northlight.example" }), ["internalAccount"]],
  ["the vendor's domain", lead({ domain: "northlight.example" }), ["internalAccount"]],
  ["an address that is thrown away", lead({ contactEmail: "a@mailinator.com" }), ["disposableMail"]],
  ["a free address", lead({ contactEmail: "a@gmail.com" }), ["freeMail"]],
  ["a contact for the second time", { ...clean, others: { sameContact: 1, sameDomain: 1 } }, ["repeatedContact"]],
  ["a company for the third time", { ...clean, others: { sameContact: 0, sameDomain: 2 } }, ["repeatedDomain"]],
  ["the fifth sign-up of a network", { ...clean, network: { range: "192.0.2.0/24", signUps: 5 } }, ["oneNetwork"]],
  [
    "a cancellation 13 days after the first payment",
    { ...clean, account: { ...account, canceledAt: new Date(now.getTime() - 17 * day) } },
    ["quickCancellation"],
  ],
  [
    "a cancellation 14 days after it",
    { ...clean, account: { ...account, canceledAt: new Date(now.getTime() - 16 * day) } },
    [],
  ],
  ["an account that pays and uses nothing", { ...clean, account: { ...account, activations: 0 } }, ["lowEngagement"]],
  [
    "the same 20 days after the sign-up",
    { ...clean, account: { ...account, activations: 0, signedUpAt: new Date(now.getTime() - 20 * day) } },
    [],
  ],
])("%s", (_, facts, expected) => {
  expect(found(facts)).toEqual(expected);
  for (const { found: sentence } of screenLead(facts, rules, new Set())) expect(sentence).toMatch(/^[A-Za-z0-9].*\.$/);
});

it("follows the version's policy and a partner's exemption", () => {
  const own = lead({ companyKey: "brightside" });
  const with_ = (fraud: object, limits: object = {}) =>
    screenLead(own, programRules.parse({ ...demoProgramRules, fraud, limits }), new Set());
  expect(with_({})).toMatchObject([{ rule: "sameCompany", severity: "hold" }]);
  expect(with_({ sameCompany: "block" })).toMatchObject([{ severity: "block" }]);
  expect(with_({ sameCompany: "off" })).toEqual([]);
  expect(screenLead(own, rules, new Set<FraudRule>(["sameCompany"]))).toEqual([]);
  const self = lead({ contactEmail: "ana@brightside.agency" });
  const policy = (selfReferral: string) =>
    screenLead(self, programRules.parse({ ...demoProgramRules, limits: { selfReferral } }), new Set());
  expect(policy("refuse")).toMatchObject([{ severity: "block" }]);
  expect(policy("review")).toMatchObject([{ severity: "hold" }]);
  expect(policy("allow")).toEqual([]);
});

it("calls a hundred clicks of one network within an hour a burst", () => {
  expect(clickBurst({ network: "192.0.2.0/24", clicks: 99 })).toBeNull();
  expect(clickBurst({ network: "192.0.2.0/24", clicks: 100 })).toContain("100 clicks");
});

it("says of a cancellation on the day of the first payment that it was on that day", () => {
  const account = { signedUpAt: now, firstInvoiceAt: now, canceledAt: now, activations: 1, invoices: 1 };
  expect(quickCancellation({ ...clean, account })).toBe("Cancelled on the day of the first payment.");
});
