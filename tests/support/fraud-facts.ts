import type { FraudFacts } from "~/domain/fraud/types";
import { day } from "~/kernel/time";

const now = new Date("2026-11-24T12:00:00Z");

/** A moment so many days before the facts are looked at; parts of a day are welcome. */
export const daysAgo = (days: number): Date => new Date(now.getTime() - days * day);

type Account = NonNullable<FraudFacts["account"]>;

const account: Account = {
  signedUpAt: daysAgo(40),
  firstInvoiceAt: daysAgo(30),
  canceledAt: null,
  activations: 1,
  invoices: 2,
};

/** A lead with which nothing is wrong, though it comes as near to every rule as it may. */
export const clean: FraudFacts = {
  lead: { contactEmail: "kim@bright-mill.com", domain: "bright-mill.com", companyKey: "bright mill" },
  partner: {
    emails: ["ana@brightside.agency", "ben@home.example"],
    verifiedDomain: "brightside.agency",
    websiteDomain: "brightside.agency",
    companyKey: "brightside",
    formerDomains: ["sunnyside.agency"],
    formerKeys: ["sunnyside"],
  },
  vendor: { emails: ["mara@northlight.example", "max@elsewhere.example"], domains: ["northlight.example"] },
  others: { sameContact: 0, sameDomain: 1 },
  network: { range: "192.0.2.0/24", signUps: 4 },
  account,
  now,
};

/** A lead of which nothing is known yet but that it is there. */
export const unknown: FraudFacts = {
  ...clean,
  lead: { contactEmail: "", domain: "", companyKey: "" },
  partner: { ...clean.partner, verifiedDomain: null, websiteDomain: null },
  network: null,
  account: null,
};

/** The clean facts with something else about the lead, its partner, the partner's other leads or the account. */
export const withLead = (change: Partial<FraudFacts["lead"]>): FraudFacts => ({
  ...clean,
  lead: { ...clean.lead, ...change },
});
export const withPartner = (change: Partial<FraudFacts["partner"]>, of: FraudFacts = clean): FraudFacts => ({
  ...of,
  partner: { ...of.partner, ...change },
});
export const withOthers = (change: Partial<FraudFacts["others"]>, of: FraudFacts = clean): FraudFacts => ({
  ...of,
  others: { ...of.others, ...change },
});
export const withAccount = (change: Partial<Account>): FraudFacts => ({ ...clean, account: { ...account, ...change } });
