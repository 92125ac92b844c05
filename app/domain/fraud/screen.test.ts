import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { clean, daysAgo, unknown, withAccount, withLead, withOthers } from "../../../tests/support/fraud-facts";
import { programRules } from "../programs/program-rules";
import { screenLead } from "./screen";
import { type FraudFacts, type FraudRule, fraudRules } from "./types";

type LeadRule = Exclude<FraudRule, "clickBurst">;
const nobody = new Set<FraudRule>();
const version = (change: object = {}) => programRules.parse({ ...demoProgramRules, ...change });
const rulesFound = (facts: FraudFacts, exempt = nobody) => screenLead(facts, version(), exempt).map(({ rule }) => rule);

/** For each rule facts that it alone finds something in. */
const foundBy: Record<LeadRule, FraudFacts> = {
  selfReferral: withLead({ contactEmail: "ana@brightside.agency" }),
  sameCompany: withLead({ companyKey: "brightside" }),
  internalAccount: withLead({ domain: "northlight.example" }),
  disposableMail: withLead({ contactEmail: "a@mailinator.com" }),
  freeMail: withLead({ contactEmail: "a@gmail.com" }),
  repeatedContact: withOthers({ sameContact: 1 }),
  repeatedDomain: withOthers({ sameDomain: 2 }),
  oneNetwork: { ...clean, network: { range: "192.0.2.0/24", signUps: 5 } },
  quickCancellation: withAccount({ canceledAt: daysAgo(29) }),
  lowEngagement: withAccount({ activations: 0 }),
};

it("finds nothing where nothing is, or nothing is known", () => {
  expect(rulesFound(clean)).toEqual([]);
  expect(rulesFound(unknown)).toEqual([]);
});

describe.each(Object.entries(foundBy) as [LeadRule, FraudFacts][])("%s", (rule, facts) => {
  it("is asked, unless its partner is exempt from it", () => {
    expect(rulesFound(facts)).toEqual([rule]);
    expect(rulesFound(facts, new Set([rule]))).toEqual([]);
    expect(rulesFound(facts, new Set(fraudRules.filter((other) => other !== rule)))).toEqual([rule]);
  });

  const policies =
    rule === "selfReferral"
      ? [
          ["refuse", "block"],
          ["review", "hold"],
          ["allow", null],
        ]
      : [
          ["block", "block"],
          ["hold", "hold"],
          ["note", "note"],
          ["off", null],
        ];
  it.each(policies)("when the version says %s, is %s", (policy, severity) => {
    const change = rule === "selfReferral" ? { limits: { selfReferral: policy } } : { fraud: { [rule]: policy } };
    const raised = screenLead(facts, version(change), nobody);
    expect(raised.map((one) => one.severity)).toEqual(severity === null ? [] : [severity]);
  });
});

it("says all that it finds, in the order in which it is shown", () => {
  const own = withLead({ contactEmail: "ana@brightside.agency", domain: "brightside.agency" });
  expect(rulesFound({ ...own, others: { sameContact: 1, sameDomain: 0 } })).toEqual([
    "selfReferral",
    "sameCompany",
    "repeatedContact",
  ]);
});

it("holds a partner's own company unless the version says otherwise", () => {
  expect(screenLead(foundBy.sameCompany, version({ fraud: {} }), nobody)).toMatchObject([{ severity: "hold" }]);
});
