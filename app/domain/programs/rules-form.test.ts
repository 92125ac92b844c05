import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { defaultRules } from "./default-rules";
import { keysOf, programKinds } from "./fields";
import { programRules } from "./program-rules";
import type { RewardForm } from "./reward-form";
import { readRulesForm, type RulesForm, toFormValues, toRulesForm } from "./rules-form";

const rules = programRules.parse(demoProgramRules);
const won = toRulesForm(rules).rewards[1] as RewardForm;

/** The demo's form with something else typed into it. */
function typed(change: (form: RulesForm) => void): RulesForm {
  const form = structuredClone(toRulesForm(rules));
  change(form);
  return form;
}
const withReward = (change: Partial<RewardForm>) =>
  typed((form) => {
    form.rewards[1] = { ...won, ...change };
  });
const secondReward = (form: RulesForm) => readRulesForm(form).rules?.rewards[1];

describe("rules as a form", () => {
  it.each<[string, unknown]>([
    ["the demo's", demoProgramRules],
    ...keysOf(programKinds).map((kind): [string, unknown] => [`a new ${kind} program's`, defaultRules(kind)]),
  ])("gives %s back as they were", (_, stored) => {
    const expected = programRules.parse(stored);
    expect(readRulesForm(toRulesForm(expected))).toEqual({ rules: expected, problems: {}, readable: expected });
  });

  it.each([
    ["", "Please say how many features, 1 to 1,000."],
    ["0", "Please say how many features, 1 to 1,000."],
    ["1001", "Please say how many features, 1 to 1,000."],
    ["2", undefined],
  ])("takes a minimum activation of %s features or says why not", (min, problem) => {
    const form = typed(({ qualification }) => {
      qualification.push({
        ...{ key: "use", field: "activation", weight: "hard", points: "", oneOf: [], countries: "", min, max: "" },
      });
    });
    const at = form.qualification.length - 1;
    const read = readRulesForm(form);
    expect(read.problems[`qualification.${at}.min`]?.[0]).toBe(problem);
    if (!problem) expect(read.rules?.qualification[at]?.test).toEqual({ field: "activation", min: 2 });
  });

  it("gives every rule back as it was", () => {
    const full = programRules.parse({
      ...demoProgramRules,
      qualification: [
        { key: "use", weight: "hard", test: { field: "activation", min: 2 } },
        { key: "more", weight: 15, test: { field: "activation", min: 5 } },
      ],
      eligibility: {
        verifiedDomain: true,
        completeProfile: true,
        activeCustomer: true,
        qualificationQuestion: "Why?",
        tiers: ["gold", "silver"],
      },
      rewards: [
        {
          key: "invoices",
          trigger: "invoice.paid",
          amount: { type: "percent", basisPoints: 1_250 },
          kind: "cash",
          holdDays: 14,
          recurring: { months: 12 },
          capPerLead: { USD: "500000", JPY: "90000", BHD: "1500" },
          conditions: {
            planTiers: ["growth"],
            employees: { min: 10, max: null },
            partnerTiers: ["gold"],
            sources: ["portal", "link"],
            volume: { from: 6, to: null },
          },
        },
        {
          key: "first",
          trigger: "trial.started",
          amount: { type: "flat", minor: "5000", currency: "JPY" },
          kind: "gift_card",
          holdDays: 0,
        },
      ],
      limits: {
        rewardsPerMonth: 20,
        amountPerMonth: { USD: "1000000" },
        oncePerAccountAndTrigger: false,
        selfReferral: "review",
      },
      attribution: { windowDays: 30, touch: "first", portalOutranksLink: false, autoAcceptScore: 60 },
      fraud: { sameCompany: "off", freeMail: "block", clickBurst: "hold", lowEngagement: "off" },
      protection: { days: 60, reminderDays: [10, 5, 1], extensionDays: 0 },
      approval: { autoApproveUpTo: { USD: "10000" }, fourEyesFrom: { USD: "500000" } },
      clawback: { days: 0 },
      disputes: { appealDays: 10 },
    });
    expect(readRulesForm(toRulesForm(full))).toEqual({ rules: full, problems: {}, readable: full });
  });

  it.each([
    ["50", "USD", "5000"],
    ["50.5", "usd", "5050"],
    ["50", "JPY", "50"],
    ["50", "BHD", "50000"],
    ["0.125", "BHD", "125"],
  ])("reads %s %s as %s minor units", (amount, unit, minor) => {
    const read = secondReward(withReward({ amount, unit }));
    expect(read?.amount).toEqual({ type: "flat", minor: BigInt(minor), currency: unit.toUpperCase() });
  });

  it.each([
    ["10", 1_000],
    ["12.5", 1_250],
    ["0.07", 7],
    ["100", 10_000],
  ])("reads %s %% as %d basis points", (amount, basisPoints) => {
    expect(secondReward(withReward({ amount, unit: "%" }))?.amount).toEqual({ type: "percent", basisPoints });
  });

  it.each([
    ["a percentage above 100", { amount: "100.01", unit: "%" }, "amount", /from 0.01 to 100/],
    ["no percentage", { amount: "0", unit: "%" }, "amount", /from 0.01 to 100/],
    ["a third decimal", { amount: "1.005", unit: "%" }, "amount", /two decimals/],
    ["a negative amount", { amount: "-5", unit: "USD" }, "amount", /plain amount/],
    ["decimals of a yen", { amount: "50.5", unit: "JPY" }, "amount", /such as 1250\./],
    ["a fourth decimal of a dinar", { amount: "1.0005", unit: "BHD" }, "amount", /such as 1250.125/],
    ["an unknown currency", { amount: "5", unit: "XXQ" }, "unit", /currency's code/],
    ["nothing at all", { amount: "0", unit: "USD" }, "amount", /More than 0/],
    [
      "months that are not said",
      { trigger: "invoice.paid", recurring: "months" },
      "recurringMonths",
      /how many months/,
    ],
    ["a hold of three years", { holdDays: "1095" }, "holdDays", /0 to 730/],
  ] as const)("refuses %s at its field, and keeps the rest readable", (_, change, field, message) => {
    const { rules: none, problems, readable } = readRulesForm(withReward(change as Partial<RewardForm>));
    expect(none).toBeNull();
    expect(Object.keys(problems)).toEqual([`rewards.1.${field}`]);
    expect(problems[`rewards.1.${field}`]?.[0]).toMatch(message);
    expect(readable.rewards?.map(({ key }) => key)).toEqual(["qualified", "gold_opened"]);
    expect(readable.protection).toEqual(rules.protection);
  });

  it.each([
    [
      "a holiday that is no date",
      "serviceLevels.calendar.holidays.0.date",
      (form: RulesForm) => {
        form.serviceLevels.calendar.holidays = [{ date: "2026-02-30" }];
      },
    ],
    [
      "a day that ends before it starts",
      "serviceLevels.calendar.to",
      (form: RulesForm) => {
        form.serviceLevels.calendar.to = "08:00";
      },
    ],
    [
      "a time zone that nobody knows",
      "serviceLevels.calendar.timeZone",
      (form: RulesForm) => {
        form.serviceLevels.calendar.timeZone = "Mars/Olympus";
      },
    ],
    [
      "an unknown currency of a threshold",
      "approval.fourEyesFrom.0.currency",
      (form: RulesForm) => {
        form.approval.fourEyesFrom = [{ amount: "5", currency: "XXQ" }];
      },
    ],
    [
      "a currency twice",
      "approval.fourEyesFrom.1.currency",
      (form: RulesForm) => {
        form.approval.fourEyesFrom = [
          { amount: "5", currency: "USD" },
          { amount: "6", currency: "usd" },
        ];
      },
    ],
    [
      "a country that is none",
      "qualification.0.countries",
      (form: RulesForm) => {
        form.qualification[0] = {
          ...(form.qualification[0] as RulesForm["qualification"][number]),
          countries: "US, Narnia",
        };
      },
    ],
    [
      "a reminder after the end",
      "protection.reminderDays",
      (form: RulesForm) => {
        form.protection.reminderDays = "14, 90";
      },
    ],
    [
      "a policy that there is not",
      "fraud.freeMail",
      (form: RulesForm) => {
        form.fraud.freeMail = "perhaps" as "off";
      },
    ],
    [
      "a score that is no number",
      "attribution.autoAcceptScore",
      (form: RulesForm) => {
        form.attribution.autoAcceptScore = "high";
      },
    ],
    [
      "terms without words",
      "terms",
      (form: RulesForm) => {
        form.terms = " ";
      },
    ],
  ])("refuses %s", (_, field, change) => {
    const { rules: none, problems } = readRulesForm(typed(change));
    expect(none).toBeNull();
    expect(Object.keys(problems)).toEqual([field]);
  });

  it("leaves out rows that nothing was typed into", () => {
    const form = typed((draft) => {
      draft.approval.autoApproveUpTo.push({ amount: "", currency: "USD" });
      draft.serviceLevels.calendar.holidays.push({ date: "" });
      draft.checklists.review.push({ key: "x", text: "" });
    });
    expect(readRulesForm(form).rules).toEqual(rules);
  });

  it("takes countries by name or code, in any case", () => {
    const form = typed((draft) => {
      draft.qualification[0] = {
        ...(draft.qualification[0] as RulesForm["qualification"][number]),
        countries: "united states, CA\nUK, Côte d’Ivoire",
      };
    });
    expect(readRulesForm(form).rules?.qualification[0]?.test).toEqual({
      field: "country",
      oneOf: ["US", "CA", "GB", "CI"],
    });
  });

  it("survives whatever was stored", () => {
    for (const nonsense of [null, undefined, "x", [], { rewards: "no" }, { rewards: [null, 7] }]) {
      expect(readRulesForm(nonsense).rules).toBeNull();
    }
  });

  it("names its values as the fields are named", () => {
    const values = toFormValues(toRulesForm(rules));
    expect(values["rewards.1.amount"]).toBe("10");
    expect(values["serviceLevels.calendar.workingDays"]).toEqual(["1", "2", "3", "4", "5"]);
    expect(values["attribution.portalOutranksLink"]).toBe("on");
    expect(values["eligibility.verifiedDomain"]).toBeUndefined();
  });
});
