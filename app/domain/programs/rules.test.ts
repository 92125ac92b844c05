import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { programRules, type StoredProgramRules } from "./program-rules";
import { decidePublishable } from "./rules";

const base = demoProgramRules as unknown as StoredProgramRules;
const problemsOf = (change: Partial<StoredProgramRules>) =>
  decidePublishable(programRules.parse({ ...base, ...change })).map(({ field }) => field);

type StoredReward = StoredProgramRules["rewards"][number];
const flat: StoredReward = {
  key: "one",
  trigger: "lead.qualified",
  amount: { type: "flat", minor: "25000", currency: "USD" },
  holdDays: 0,
};
const two = (first: Partial<StoredReward>, second: Partial<StoredReward>) => ({
  rewards: [
    { ...flat, ...first },
    { ...flat, key: "two", ...second },
  ],
});
const one = (change: Partial<StoredReward>) => ({ rewards: [{ ...flat, ...change }] });
const size = (key: string, weight: "hard" | number, min: number | null, max: number | null) => ({
  key,
  weight,
  test: { field: "employees" as const, min, max },
});
const country = (key: string, weight: "hard" | number, ...oneOf: string[]) => ({
  key,
  weight,
  test: { field: "country" as const, oneOf },
});
const percent = { type: "percent" as const, basisPoints: 1_000 };

describe("decidePublishable", () => {
  it("finds nothing in the demo's rules", () => expect(problemsOf({})).toEqual([]));

  it.each<[string, Partial<StoredProgramRules>, string[]]>([
    ["two rewards for one milestone", two({}, {}), ["rewards.1.trigger"]],
    ["of different kinds", two({}, { kind: "gift_card" }), []],
    ["of different milestones", two({}, { trigger: "lead.accepted" }), []],
    [
      "separated by plan",
      two({ conditions: { planTiers: ["growth"] } }, { conditions: { planTiers: ["starter"] } }),
      [],
    ],
    [
      "sharing a plan",
      two({ conditions: { planTiers: ["growth"] } }, { conditions: { planTiers: ["starter", "growth"] } }),
      ["rewards.1.trigger"],
    ],
    ["one for every plan", two({ conditions: { planTiers: ["growth"] } }, {}), ["rewards.1.trigger"]],
    [
      "separated by tier",
      two({ conditions: { partnerTiers: ["gold"] } }, { conditions: { partnerTiers: ["silver"] } }),
      [],
    ],
    [
      "separated by volume",
      two({ conditions: { volume: { from: 1, to: 5 } } }, { conditions: { volume: { from: 6, to: null } } }),
      [],
    ],
    [
      "volumes that share the 5th",
      two({ conditions: { volume: { from: 1, to: 5 } } }, { conditions: { volume: { from: 5, to: null } } }),
      ["rewards.1.trigger"],
    ],
    [
      "separated by size",
      two(
        { conditions: { employees: { min: null, max: 499 } } },
        { conditions: { employees: { min: 500, max: null } } },
      ),
      [],
    ],
    ["separated by source", two({ conditions: { sources: ["link"] } }, { conditions: { sources: ["portal"] } }), []],
    ["of the same key", two({}, { key: "one", kind: "gift_card" }), ["rewards.1.trigger"]],
  ])("overlap of rewards: %s", (_, change, fields) => expect(problemsOf(change)).toEqual(fields));

  it.each<[string, Partial<StoredProgramRules>, string[]]>([
    ["recurring without invoices", one({ recurring: { months: 12 } }), ["rewards.0.recurring"]],
    ["recurring invoices", one({ trigger: "invoice.paid", recurring: { months: 12 } }), []],
    ["a percentage of a qualification", one({ amount: percent }), ["rewards.0.amount"]],
    ["a percentage of a trial", one({ trigger: "trial.started", amount: percent }), ["rewards.0.amount"]],
    ["a percentage of an opened opportunity", one({ trigger: "opportunity.opened", amount: percent }), []],
    ["a percentage of a won one", one({ trigger: "opportunity.won", amount: percent }), []],
    ["a percentage of an invoice", one({ trigger: "invoice.paid", amount: percent }), []],
    ["a cap below one payment", one({ capPerLead: { USD: "24999" } }), ["rewards.0.capPerLead"]],
    ["a cap of one payment", one({ capPerLead: { USD: "25000" } }), []],
    ["a size upside down", one({ conditions: { employees: { min: 9, max: 8 } } }), ["rewards.0.employeesMax"]],
    ["a volume upside down", one({ conditions: { volume: { from: 9, to: 8 } } }), ["rewards.0.volumeTo"]],
  ])("a reward: %s", (_, change, fields) => expect(problemsOf(change)).toEqual(fields));

  it.each<[string, StoredProgramRules["qualification"], string[]]>([
    ["employees upside down", [size("a", 10, 500, 100)], ["qualification.0.max"]],
    ["a range without ends", [size("a", 10, null, null)], ["qualification.0.max"]],
    ["bands of points", [size("a", 10, 1, 99), size("b", 20, 100, null)], []],
    [
      "two required that exclude each other",
      [size("a", "hard", null, 99), size("b", "hard", 100, null)],
      ["qualification.1.weight"],
    ],
    [
      "points that the required one excludes",
      [country("a", "hard", "US"), country("b", 10, "DE")],
      ["qualification.1.weight"],
    ],
    ["points within the required one", [country("a", "hard", "US", "DE"), country("b", 10, "DE")], []],
    ["different fields", [country("a", "hard", "US"), size("b", "hard", 100, null)], []],
    ["the same key", [country("a", "hard", "US"), size("a", 10, 100, null)], ["qualification.1.weight"]],
  ])("qualification: %s", (_, qualification, fields) => expect(problemsOf({ qualification })).toEqual(fields));

  it.each<[string, Partial<StoredProgramRules>, string[]]>([
    [
      "approved by itself where two must look",
      { approval: { autoApproveUpTo: { USD: "500001", EUR: "10" }, fourEyesFrom: { USD: "500000", EUR: "500" } } },
      ["approval.autoApproveUpTo"],
    ],
    [
      "the same amount in both",
      { approval: { autoApproveUpTo: { USD: "500000" }, fourEyesFrom: { USD: "500000" } } },
      ["approval.autoApproveUpTo"],
    ],
    ["a ceiling below", { approval: { autoApproveUpTo: { USD: "499999" }, fourEyesFrom: { USD: "500000" } } }, []],
    ["other currencies", { approval: { autoApproveUpTo: { JPY: "900000" }, fourEyesFrom: { USD: "500000" } } }, []],
    ["a month below one reward", { limits: { amountPerMonth: { USD: "24999" } } }, ["limits.amountPerMonth"]],
    ["a month of one reward", { limits: { amountPerMonth: { USD: "25000" } } }, []],
    ["a reminder that never comes", { protection: { days: 10 } }, ["protection.reminderDays"]],
    ["no terms", { terms: " \n " }, ["terms"]],
    [
      "a checklist with one key twice",
      {
        checklists: {
          review: [
            { key: "a", text: "A" },
            { key: "a", text: "B" },
          ],
          qualify: [],
        },
      },
      ["checklists.review.1.text"],
    ],
  ])("the rest: %s", (_, change, fields) => expect(problemsOf(change)).toEqual(fields));
});
