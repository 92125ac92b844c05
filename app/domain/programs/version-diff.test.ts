import { describe, expect, it } from "vitest";
import { demoProgramRules } from "db/seeds/demo-program";
import { programRules, type StoredProgramRules } from "./program-rules";
import { diffRules } from "./version-diff";

const base = demoProgramRules as unknown as StoredProgramRules;
const parse = (change: Partial<StoredProgramRules> = {}) => programRules.parse({ ...base, ...change });
type Reward = StoredProgramRules["rewards"][number];
const [qualified, won, gold] = base.rewards as [Reward, Reward, Reward];
const changesOf = (change: Partial<StoredProgramRules>) =>
  diffRules(parse(), parse(change)).map(({ before, after }) => [before, after]);

describe("diffRules", () => {
  it("finds nothing between equal rules", () => expect(changesOf({})).toEqual([]));

  it.each<[string, Partial<StoredProgramRules>, [string | null, string | null][]]>([
    [
      "an amount",
      { rewards: [{ ...qualified, amount: { type: "flat", minor: "30000", currency: "USD" } }, won, gold] },
      [["$250 when the lead is qualified.", "$300 when the lead is qualified."]],
    ],
    [
      "a hold",
      { rewards: [qualified, { ...won, holdDays: 60 }, gold] },
      [
        [
          "10 % of the amount when the opportunity is won, on hold for 30 days.",
          "10 % of the amount when the opportunity is won, on hold for 60 days.",
        ],
      ],
    ],
    ["a reward less", { rewards: [won, gold] }, [["$250 when the lead is qualified.", null]]],
    ["the order of rewards, which says nothing", { rewards: [gold, won, qualified] }, []],
    [
      "criteria that went away",
      { qualification: [{ key: "size", weight: 30, test: { field: "employees", min: 500, max: 50_000 } }] },
      [
        ...base.qualification
          .filter(({ key }) => key !== "size")
          .map(() => [expect.any(String), null] as [string, null]),
      ],
    ],
    [
      "what is looked for, and when a lead needs no reviewer",
      { attribution: { autoAcceptScore: 60 }, fraud: { freeMail: "hold" } },
      [
        [null, "A lead that came through a link and has at least 60 points is accepted by itself."],
        ["Free mail address: noted for the reviewer.", "Free mail address: holds the money until somebody decides."],
      ],
    ],
    [
      "protection",
      { protection: { days: 120 } },
      [
        [
          "A company is protected for you for 90 days from submission.",
          "A company is protected for you for 120 days from submission.",
        ],
      ],
    ],
    [
      "a first auto-approval",
      { approval: { ...base.approval, autoApproveUpTo: { USD: "10000" } } },
      [[null, "Up to $100 a reward is approved by itself when its hold ends."]],
    ],
  ])("tells %s", (_, change, expected) => expect(changesOf(change)).toEqual(expected));

  it("tells what became required", () => {
    const [country, size] = base.qualification;
    const qualification = [country, { ...size, weight: "hard" as const }, ...base.qualification.slice(2)];
    const changes = diffRules(parse(), parse({ qualification } as Partial<StoredProgramRules>));
    expect(changes).toEqual([
      {
        id: "qualification.size",
        section: "required",
        before: "Employees: 500 to 50,000 (+30 points)",
        after: "Employees: 500 to 50,000 (required)",
      },
    ]);
  });

  it("tells the paragraphs of the terms that differ", () => {
    const terms = base.terms.replace("for 90 days", "for 120 days").concat("\n\n## Law\n\nOurs.");
    expect(diffRules(parse(), parse({ terms }))).toEqual([
      {
        id: "terms.1",
        section: "terms",
        before: expect.stringContaining("for 90 days"),
        after: expect.stringMatching(/for 120 days.*\n\n## Law\n\nOurs\.$/),
      },
    ]);
  });

  it("calls everything new when there was no version before", () => {
    const changes = diffRules(null, parse());
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.every(({ before, after }) => before === null && after !== null)).toBe(true);
  });

  it("swaps before and after with the versions", () => {
    const other = parse({ rewards: [won], terms: "Short.", protection: { days: 30, reminderDays: [] } });
    const forth = diffRules(parse(), other).map(({ before, after }) => `${before} → ${after}`);
    const back = diffRules(other, parse()).map(({ before, after }) => `${after} → ${before}`);
    expect(forth.length).toBeGreaterThan(3);
    expect(back.sort()).toEqual(forth.sort());
  });
});
