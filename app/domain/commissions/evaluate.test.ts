import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredProgramRules } from "../programs/program-rules";
import {
  accepted,
  alone,
  at,
  cash,
  fact,
  invoice,
  lead,
  refund,
  share,
  usd,
  version,
} from "../../../tests/support/reward-examples";
import { evaluate } from "./evaluate";
import type { LeadFact, PartnerFacts } from "./types";

type StoredReward = StoredProgramRules["rewards"][number];

type Example = {
  name: string;
  rewards: StoredReward[];
  facts: LeadFact[];
  partner?: Partial<PartnerFacts>;
  due: [milestone: string, cents: bigint, arithmetic: string][];
};

const firstInvoice = share("paid", "invoice.paid", 1_000);
const everyInvoice = share("paid", "invoice.paid", 1_000, { recurring: { months: 12 } });

const examples: Example[] = [
  {
    name: "$250 flat when the lead is qualified",
    rewards: [cash("qualified", "lead.qualified", 25_000)],
    facts: [...accepted, fact("lead.qualified", 3)],
    due: [["lead.qualified", 25_000n, "flat $250"]],
  },
  {
    name: "10 % of $48,215.55 is $4,821.555, rounded half to even: $4,821.56",
    rewards: [share("won", "opportunity.won", 1_000)],
    facts: [...accepted, fact("opportunity.won", 9, usd(4_821_555))],
    due: [["opportunity.won", 482_156n, "$48,215.55 × 10 % = $4,821.56, rounded half to even"]],
  },
  {
    name: "two steps: $50 when the trial starts, 10 % of the first invoice",
    rewards: [cash("trial", "trial.started", 5_000), firstInvoice],
    facts: [...accepted, fact("trial.started", 5), invoice(20, 99_900, "in_1"), invoice(50, 99_900, "in_2")],
    due: [
      ["trial.started", 5_000n, "flat $50"],
      ["invoice.paid:in_1", 9_990n, "$999 × 10 % = $99.90"],
    ],
  },
  {
    name: "the trial's invoice over nothing is not the first one",
    rewards: [firstInvoice],
    facts: [...accepted, invoice(5, 0, "in_0"), invoice(35, 20_000, "in_1")],
    due: [["invoice.paid:in_1", 2_000n, "$200 × 10 % = $20"]],
  },
  {
    name: "every invoice of the first 12 months: the one a year after the first is not among them",
    rewards: [everyInvoice],
    facts: [...accepted, invoice(20, 10_000, "in_1"), invoice(50, 10_000, "in_2"), invoice(20 + 365, 10_000, "in_13")],
    due: [
      ["invoice.paid:in_1", 1_000n, "$100 × 10 % = $10"],
      ["invoice.paid:in_2", 1_000n, "$100 × 10 % = $10"],
    ],
  },
  {
    name: "$300 of $1,000 refunded: 10 % of the $700 that remain",
    rewards: [firstInvoice],
    facts: [...accepted, invoice(20, 100_000, "in_1"), refund(30, 30_000, "in_1")],
    due: [["invoice.paid:in_1", 7_000n, "($1,000 − $300) × 10 % = $70"]],
  },
  {
    name: "a flat reward is taken back in proportion: $100 × $700 / $1,000",
    rewards: [cash("paid", "invoice.paid", 10_000)],
    facts: [...accepted, invoice(20, 100_000, "in_1"), refund(30, 30_000, "in_1")],
    due: [["invoice.paid:in_1", 7_000n, "$100 × $700 / $1,000 = $70"]],
  },
  {
    name: "refunds above the invoice take back the invoice and no more",
    rewards: [firstInvoice],
    facts: [...accepted, invoice(20, 100_000, "in_1"), refund(30, 80_000, "in_1"), refund(31, 80_000, "in_1")],
    due: [["invoice.paid:in_1", 0n, "($1,000 − $1,000) × 10 % = $0"]],
  },
  {
    name: "a refund reported twice under one id counts once",
    rewards: [firstInvoice],
    facts: [
      ...accepted,
      invoice(20, 100_000, "in_1"),
      refund(30, 30_000, "in_1", "re"),
      refund(31, 30_000, "in_1", "re"),
    ],
    due: [["invoice.paid:in_1", 7_000n, "($1,000 − $300) × 10 % = $70"]],
  },
  {
    name: "a refund without an invoice waits for it and changes nothing",
    rewards: [firstInvoice],
    facts: [...accepted, refund(30, 30_000, "in_9"), invoice(20, 100_000, "in_1")],
    due: [["invoice.paid:in_1", 10_000n, "$1,000 × 10 % = $100"]],
  },
  {
    name: "at most $150 per lead: $100, then the $50 that are left, then nothing",
    rewards: [share("paid", "invoice.paid", 1_000, { recurring: { months: null }, capPerLead: { USD: "15000" } })],
    facts: [...accepted, invoice(20, 100_000, "in_1"), invoice(50, 100_000, "in_2"), invoice(80, 100_000, "in_3")],
    due: [
      ["invoice.paid:in_1", 10_000n, "$1,000 × 10 % = $100"],
      ["invoice.paid:in_2", 5_000n, "$1,000 × 10 % = $100"],
      ["invoice.paid:in_3", 0n, "$1,000 × 10 % = $100"],
    ],
  },
  {
    name: "yen have no decimals: 15 % of ¥9,999 is ¥1,499.85, rounded ¥1,500",
    rewards: [share("won", "opportunity.won", 1_500)],
    facts: [...accepted, fact("opportunity.won", 9, { amountMinor: "9999", currency: "JPY" })],
    due: [["opportunity.won", 1_500n, "¥9,999 × 15 % = ¥1,500, rounded half to even"]],
  },
  {
    name: "dinars have three: 12.5 % of BHD 10.001 is 1.250125, rounded 1.250",
    rewards: [share("won", "opportunity.won", 1_250)],
    facts: [...accepted, fact("opportunity.won", 9, { amountMinor: "10001", currency: "BHD" })],
    due: [["opportunity.won", 1_250n, "BHD\u00a010.001 × 12.5 % = BHD\u00a01.250, rounded half to even"]],
  },
  {
    name: "a deal that was reopened and won again pays its second amount, once",
    rewards: [share("won", "opportunity.won", 1_000)],
    facts: [
      ...accepted,
      fact("opportunity.won", 5, usd(100_000)),
      fact("opportunity.reopened", 6),
      fact("opportunity.won", 8, usd(300_000)),
    ],
    due: [["opportunity.won", 30_000n, "$3,000 × 10 % = $300"]],
  },
  {
    name: "the plan of the milestone decides, not the one that was asked for",
    rewards: [share("won", "opportunity.won", 1_000, { conditions: { planTiers: ["enterprise"] } })],
    facts: [...accepted, fact("opportunity.won", 9, usd(100_000, { planTier: "enterprise" }))],
    due: [["opportunity.won", 10_000n, "$1,000 × 10 % = $100"]],
  },
  {
    name: "a gold partner's rate holds from the day it became gold",
    rewards: [
      share("gold", "opportunity.won", 1_500, { conditions: { partnerTiers: ["gold"] } }),
      share("won", "opportunity.won", 1_000, { conditions: { partnerTiers: ["silver"] } }),
    ],
    facts: [...accepted, fact("opportunity.won", 9, usd(100_000))],
    partner: {
      tiers: [
        { from: at(-9), tier: "silver" },
        { from: at(8), tier: "gold" },
      ],
    },
    due: [["opportunity.won", 15_000n, "$1,000 × 15 % = $150"]],
  },
  {
    name: "from the 3rd won deal of the year 12 %: two came before, and one in the year before does not count",
    rewards: [
      share("first", "opportunity.won", 1_000, { conditions: { volume: { from: 1, to: 2 } } }),
      share("more", "opportunity.won", 1_200, { conditions: { volume: { from: 3, to: null } } }),
    ],
    facts: [...accepted, fact("opportunity.won", 9, usd(100_000))],
    partner: {
      milestones: [-30, 1, 2, 9].map((days) => ({
        ...{ leadId: `l${days}`, kind: "opportunity.won", key: "opportunity.won" },
        occurredAt: at(days),
      })),
    },
    due: [["opportunity.won", 12_000n, "$1,000 × 12 % = $120"]],
  },
  {
    name: "nothing before the lead is accepted, however far it came",
    rewards: [cash("qualified", "lead.qualified", 25_000)],
    facts: [fact("lead.submitted", 0), fact("lead.qualified", 3)],
    due: [],
  },
  {
    name: "an invoice from before the submission earns nothing; the next one is the first",
    rewards: [firstInvoice],
    facts: [...accepted, invoice(-3, 50_000, "in_0"), invoice(4, 20_000, "in_1")],
    due: [["invoice.paid:in_1", 2_000n, "$200 × 10 % = $20"]],
  },
  {
    name: "an invoice before its sign-up is an invoice all the same",
    rewards: [cash("account", "account.created", 1_000), firstInvoice],
    facts: [...accepted, invoice(4, 20_000, "in_1"), fact("account.created", 6)],
    due: [
      ["account.created", 1_000n, "flat $10"],
      ["invoice.paid:in_1", 2_000n, "$200 × 10 % = $20"],
    ],
  },
  {
    name: "nothing for what happens after protection lapsed or after the enrolment ended",
    rewards: [cash("account", "account.created", 1_000), cash("trial", "trial.started", 1_000)],
    facts: [...accepted, fact("account.created", 20), fact("lead.expired", 30), fact("trial.started", 31)],
    partner: { endedAt: at(10) },
    due: [],
  },
];

const amounts = (due: ReturnType<typeof evaluate>["due"]) =>
  due.map(({ milestoneKey, grossMinor, explanation }) => [milestoneKey, grossMinor, explanation.arithmetic]);

describe("evaluate", () => {
  it.each(examples)("$name", ({ rewards, facts: given, partner, due }) => {
    const result = evaluate(version(rewards), given, lead, { ...alone, ...partner });
    expect(amounts(result.due)).toEqual(due);
  });

  it("says why a reward pays nothing, with what was found", () => {
    const rewards = [share("won", "opportunity.won", 1_000, { conditions: { employees: { min: 1_000, max: null } } })];
    const { unearned } = evaluate(version(rewards), [...accepted, fact("opportunity.won", 9, usd(100))], lead, alone);
    expect(unearned.map(({ items }) => items)).toEqual([
      [{ rule: "Only with 1,000 or more employees", found: "800 employees", effect: "not met, nothing is due" }],
    ]);
  });

  it("holds from the milestone on, and no longer than a dispute allows", () => {
    const rewards = [share("won", "opportunity.won", 1_000, { holdDays: 30 })];
    const won = [...accepted, fact("opportunity.won", 9, usd(100))];
    const lifted = fact("commission.hold_lifted", 12, { rewardKey: "won", milestoneKey: "opportunity.won" });
    expect(evaluate(version(rewards), won, lead, alone).due[0]?.holdUntil).toEqual(at(39));
    expect(evaluate(version(rewards), [...won, lifted], lead, alone).due[0]?.holdUntil).toEqual(at(12));
  });
});

const kinds = [
  "lead.accepted",
  "lead.qualified",
  "lead.expired",
  "opportunity.opened",
  "opportunity.reopened",
  "opportunity.won",
  "account.created",
  "trial.started",
  "invoice.paid",
  "invoice.refunded",
  "subscription.canceled",
];
const history = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    days: fc.integer({ min: 0, max: 400 }),
    cents: fc.integer({ min: 0, max: 10 ** 9 }),
    invoiceId: fc.constantFrom("in_1", "in_2", "in_3"),
    refundId: fc.constantFrom("re_1", "re_2", "re_3", "re_4"),
  }),
  { maxLength: 25 },
);
const everything = version([
  cash("qualified", "lead.qualified", 25_000),
  cash("trial", "trial.started", 5_000, { holdDays: 14 }),
  cash("flat", "invoice.paid", 10_000),
  share("won", "opportunity.won", 1_000, { holdDays: 30 }),
  share("paid", "invoice.paid", 2_000, { recurring: { months: 6 }, capPerLead: { USD: "5000000" } }),
]);

describe("the same journal in any order, twice", () => {
  it("gives the same commissions, none below nothing, and each says how it came to be", () => {
    fc.assert(
      fc.property(
        history
          .map((rows) => [
            ...accepted,
            ...rows.map(({ kind, days, cents, invoiceId, refundId }, index) =>
              fact(kind, days, usd(cents, { invoiceId, refundId }), `jrn_h${index}`),
            ),
          ])
          .chain((given) =>
            fc.tuple(fc.constant(given), fc.shuffledSubarray([...given, ...given], { minLength: given.length * 2 })),
          ),
        ([given, shuffledTwice]) => {
          const result = evaluate(everything, given, lead, alone);
          expect(evaluate(everything, shuffledTwice, lead, alone)).toEqual(result);
          expect(result.due.every(({ grossMinor }) => grossMinor >= 0n)).toBe(true);
          expect(result.due.every(({ explanation }) => explanation.items.length > 0)).toBe(true);
        },
      ),
      { numRuns: 500, seed: 20_261_124 },
    );
  }, 30_000);
});
