import { describe, expect, it } from "vitest";
import {
  accepted,
  alone,
  at,
  cash,
  fact,
  invoice,
  lead,
  type StoredReward,
  share,
  usd,
  version,
} from "../../../tests/support/reward-examples";
import { findPotential, type Standing } from "./potential";
import type { LeadFact, PartnerFacts } from "./types";

const value = { money: { amountMinor: 1_000_000n, currency: "USD" }, from: "opportunity" as const };
const free: Standing = { earnedOnLead: [], month: { count: 0, amounts: {} }, takenTriggers: [] };
const limits = { rewardsPerMonth: 3, amountPerMonth: { USD: 150_000n }, oncePerAccountAndTrigger: true };

type About = { facts?: LeadFact[]; partner?: Partial<PartnerFacts>; standing?: Partial<Standing>; day?: number };

function find(rewards: StoredReward[], { facts = accepted, partner, standing, day = 1 }: About = {}) {
  const { number, rules } = version(rewards);
  const all = { number, rules: { ...rules, limits: { ...rules.limits, ...limits } } };
  const about = { version: all, facts, lead, partner: { ...alone, ...partner } };
  return findPotential(about, value, { ...free, ...standing }, at(day));
}

/** A line for each reward: its key, its figure, and what stands against it. */
function potential(rewards: StoredReward[], about: About = {}) {
  return find(rewards, about).rewards.map(({ key, estimate, against }) => {
    const figure = typeof estimate === "object" && estimate ? estimate.amountMinor : estimate;
    return [key, figure, ...against.map(({ rule, effect }) => `${rule}: ${effect}`)];
  });
}

// $10,000 × 10 % = $1,000
const won = share("won", "opportunity.won", 1_000);
const byVolume = (key: string, basisPoints: number, from: number, to: number | null) =>
  share(key, "opportunity.won", basisPoints, { conditions: { volume: { from, to } } });

describe("what a lead can still earn", () => {
  it("is the whole amount where no limit is near", () => {
    expect(potential([won])).toEqual([["won", 100_000n]]);
  });

  it("stands in the order in which it happens", () => {
    const first = cash("qualified", "lead.qualified", 25_000);
    expect(potential([won, first])).toEqual([
      ["qualified", 25_000n],
      ["won", 100_000n],
    ]);
  });

  it("is what the cap per lead leaves: $1,200 − $900 = $300", () => {
    const capped = { ...won, capPerLead: { USD: "120000" } };
    const earnedOnLead = [{ rewardKey: "won", currency: "USD", amountMinor: 90_000n }];
    expect(potential([capped], { standing: { earnedOnLead } })).toEqual([
      ["won", 30_000n, "At most $1,200 per lead: leaves $300"],
    ]);
  });

  it("is what the month's amount leaves, and nothing beyond its count: $1,500 − $1,100 = $400", () => {
    const month = { count: 2, amounts: { USD: 110_000n } };
    expect(potential([won], { standing: { month } })).toEqual([
      ["won", 40_000n, "At most $1,500 per month: leaves $400"],
    ]);
    expect(potential([won], { standing: { month: { ...month, count: 3 } } })[0]?.slice(1, 3)).toEqual([
      null,
      "At most 3 rewards per month: nothing is left now",
    ]);
  });

  it("is nothing at a step that another lead about the company has reached, and says that a flag is open", () => {
    const flagged = fact("fraud.flagged", 0, { flagId: "flag_1", rule: "oneNetwork", severity: "hold" });
    const waits = "Reviewed before it is paid: waits until somebody decides";
    expect(
      potential([won, cash("trial", "trial.started", 2_500)], {
        facts: [...accepted, flagged],
        standing: { takenTriggers: ["opportunity.won"] },
      }),
    ).toEqual([
      ["won", null, "One reward per company and step: nothing is left now", waits],
      ["trial", 2_500n, waits],
    ]);
  });
});

describe("what a lead has earned", () => {
  const wonOnDay = (day: number) => fact("opportunity.won", day, usd(1_000_000));

  it("is not offered again by another rule for the same milestone", () => {
    const milestones = [{ leadId: lead.id, kind: "opportunity.won", key: "opportunity.won", occurredAt: at(3) }];
    const rewards = [
      byVolume("first", 1_000, 1, 2),
      byVolume("more", 1_250, 3, null),
      cash("fit", "lead.qualified", 1),
    ];
    const facts = [...accepted, fact("lead.qualified", 2), wonOnDay(3)];
    expect(find(rewards, { facts, partner: { milestones }, day: 5 })).toEqual({ rewards: [], blocked: null });
  });

  it("can be earned again once the deal is open again", () => {
    const facts = [...accepted, wonOnDay(3), fact("opportunity.reopened", 4)];
    expect(potential([won], { facts, day: 5 })).toEqual([["won", 100_000n]]);
  });

  it("is over after the first invoice, or after the months of it", () => {
    const rewards = [
      share("first", "invoice.paid", 1_000),
      share("year", "invoice.paid", 1_000, { recurring: { months: 12 } }),
    ];
    const facts = [...accepted, invoice(1, 50_000, "in_1")];
    expect(potential(rewards, { facts, day: 5 })).toEqual([["year", 100_000n]]);
    expect(potential(rewards, { facts, day: 400 })).toEqual([]);
  });

  it("is what was reported before, while the lead waits for its review", () => {
    const facts = [fact("lead.submitted", 0), fact("trial.started", 1), invoice(1, 50_000, "in_1")];
    const rewards = [cash("trial", "trial.started", 2_500), share("first", "invoice.paid", 1_000)];
    expect(potential(rewards, { facts, day: 5 })).toEqual([
      ["trial", 2_500n],
      ["first", 5_000n],
    ]);
  });
});

describe("a condition that does not hold", () => {
  const gold = cash("gold", "lead.qualified", 30_000, { conditions: { partnerTiers: ["gold"] } });

  it("is told in place of a figure", () => {
    const partner = { tiers: [{ from: at(0), tier: "silver" }] };
    expect(potential([gold], { partner })).toEqual([["gold", null, "Only for gold partners: not met, nothing is due"]]);
    expect(potential([gold], { partner: { tiers: [{ from: at(0), tier: "gold" }] } })).toEqual([["gold", 30_000n]]);
  });

  it("leaves the reward out when it can never be met", () => {
    const employees = { conditions: { employees: { min: 1_000, max: null } } };
    const rewards = [
      cash("large", "lead.qualified", 1, employees),
      cash("link", "lead.qualified", 1, { conditions: { sources: ["link"] } }),
      byVolume("early", 1_000, 1, 2),
    ];
    const milestones = [1, 2].map((n) => ({
      ...{ leadId: `lead_0${n}`, kind: "opportunity.won", key: "opportunity.won" },
      occurredAt: at(n / 10),
    }));
    expect(potential(rewards, { partner: { milestones } })).toEqual([]);
    expect(potential(rewards.slice(0, 1), { facts: [fact("lead.submitted", 0)] }), "until it is accepted").toEqual([
      ["large", null, "Only with 1,000 or more employees: not met, nothing is due"],
    ]);
  });

  it("of several rules by volume leaves the one that applies next", () => {
    const later = byVolume("more", 1_250, 3, null);
    expect(potential([byVolume("first", 1_000, 1, 2), later])).toEqual([["first", 100_000n]]);
    expect(potential([later])).toEqual([
      ["more", null, "Only from your 3rd deal of the year on: not met, nothing is due"],
    ]);
  });
});

describe("a lead that earns nothing more", () => {
  it.each<[string, About]>([
    ["Only while enrolled: the enrolment ended on 13 Jan 2026.", { partner: { endedAt: at(3) } }],
    [
      "Nothing is paid where a flag was confirmed: confirmed on 13 Jan 2026.",
      { facts: [...accepted, fact("fraud.confirmed", 3, { flagId: "flag_1", rule: "oneNetwork" })] },
    ],
    ["Only while the lead is protected: expired on 13 Jan 2026.", { facts: [...accepted, fact("lead.expired", 3)] }],
    [
      "The customer cancelled on 13 Jan 2026. Should they come back, what follows earns again.",
      { facts: [...accepted, fact("trial.started", 2), fact("subscription.canceled", 3)] },
    ],
  ])("says so in a sentence: %s", (blocked, about) => {
    expect(find([won], { day: 5, ...about })).toEqual({ rewards: [], blocked });
  });

  it("earns again when the customer is back", () => {
    const facts = [...accepted, fact("subscription.canceled", 3), fact("trial.started", 4)];
    expect(potential([won], { facts, day: 5 })).toEqual([["won", 100_000n]]);
  });
});
