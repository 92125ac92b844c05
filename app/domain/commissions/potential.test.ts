import { describe, expect, it } from "vitest";
import { alone, at, cash, lead, share, version } from "../../../tests/support/reward-examples";
import { findPotential, type Standing } from "./potential";

const value = { money: { amountMinor: 1_000_000n, currency: "USD" }, from: "opportunity" as const };
const free: Standing = { earnedOnLead: [], month: { count: 0, amounts: {} }, takenTriggers: [], flag: null };
const limits = { rewardsPerMonth: 3, amountPerMonth: { USD: 150_000n }, oncePerAccountAndTrigger: true };

function potential(rewards: Parameters<typeof version>[0], standing: Partial<Standing> = {}, limited = true) {
  const { rules } = version(rewards);
  const all = { ...rules, limits: { ...rules.limits, ...(limited ? limits : {}) } };
  return findPotential(all, lead, alone, value, new Set(), { ...free, ...standing }, at(1)).map(
    ({ estimate, against }) => [estimate?.amountMinor, ...against.map(({ rule, effect }) => `${rule}: ${effect}`)],
  );
}

describe("what a lead can still earn", () => {
  // $10,000 × 10 % = $1,000
  const won = share("won", "opportunity.won", 1_000);

  it("is the whole amount where no limit is near", () => {
    expect(potential([won])).toEqual([[100_000n]]);
  });

  it("stands in the order in which it happens", () => {
    const first = cash("qualified", "lead.qualified", 25_000);
    expect(potential([won, first])).toEqual([[25_000n], [100_000n]]);
  });

  it("is what the cap per lead leaves: $1,200 − $900 = $300", () => {
    const capped = { ...won, capPerLead: { USD: "120000" } };
    const earnedOnLead = [{ rewardKey: "won", currency: "USD", amountMinor: 90_000n }];
    expect(potential([capped], { earnedOnLead })).toEqual([[30_000n, "At most $1,200 per lead: leaves $300"]]);
  });

  it("is what the month's amount leaves, and nothing beyond its count: $1,500 − $1,100 = $400", () => {
    const month = { count: 2, amounts: { USD: 110_000n } };
    expect(potential([won], { month })).toEqual([[40_000n, "At most $1,500 per month: leaves $400"]]);
    expect(potential([won], { month: { ...month, count: 3 } })[0]?.slice(0, 2)).toEqual([
      0n,
      "At most 3 rewards per month: nothing is left now",
    ]);
  });

  it("is nothing at a step that another lead about the company has reached, and says that a flag is open", () => {
    expect(
      potential([won, cash("trial", "trial.started", 2_500)], { takenTriggers: ["opportunity.won"], flag: "x" }),
    ).toEqual([
      [
        0n,
        "One reward per company and step: nothing is left now",
        "Reviewed before it is paid: waits until somebody decides",
      ],
      [2_500n, "Reviewed before it is paid: waits until somebody decides"],
    ]);
  });
});
