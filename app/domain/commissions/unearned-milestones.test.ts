import { expect, it } from "vitest";
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
import { evaluate } from "./evaluate";
import type { LeadFact } from "./types";
import { unearnedMilestones } from "./unearned-milestones";

const ended = { ...alone, endedAt: at(20) };

type Example = { name: string; rewards: StoredReward[]; facts: LeadFact[]; told: string[][]; partner?: typeof alone };

const examples: Example[] = [
  {
    name: "a condition that does not hold",
    rewards: [cash("gold", "lead.qualified", 30_000, { conditions: { partnerTiers: ["gold"] } })],
    facts: [...accepted, fact("lead.qualified", 2)],
    told: [["lead.qualified", "Only for gold partners: no tier: not met, nothing is due"]],
  },
  {
    name: "an invoice before the submission, though a later one earns",
    rewards: [share("every", "invoice.paid", 1_000, { recurring: { months: null } })],
    facts: [...accepted, invoice(-3, 50_000, "in_0"), invoice(3, 50_000, "in_1")],
    told: [
      ["invoice.paid:in_0", "Only what follows the submission: this happened on 7 Jan 2026: submitted on 10 Jan 2026"],
    ],
  },
  {
    name: "an invoice after the enrolment ended, though an earlier one earned",
    rewards: [share("every", "invoice.paid", 1_000, { recurring: { months: null } })],
    facts: [...accepted, invoice(3, 50_000, "in_1"), invoice(30, 50_000, "in_2")],
    partner: ended,
    told: [
      ["invoice.paid:in_2", "Only while enrolled: this happened on 9 Feb 2026: the enrolment ended on 30 Jan 2026"],
    ],
  },
  {
    name: "the second invoice where the first one is paid for, and one after the months of another",
    rewards: [
      share("first", "invoice.paid", 1_000),
      share("months", "invoice.paid", 500, { recurring: { months: 1 } }),
    ],
    facts: [...accepted, invoice(3, 50_000, "in_1"), invoice(10, 50_000, "in_2"), invoice(60, 50_000, "in_3")],
    told: [
      [
        "invoice.paid:in_3",
        "Only the first invoice is paid for: another one came first: nothing is due",
        "Only the invoices of its months are paid for: they were over: nothing is due",
      ],
    ],
  },
  {
    name: "nothing of a milestone that another rule pays for",
    rewards: [
      share("first", "opportunity.won", 1_000, { conditions: { volume: { from: 1, to: 2 } } }),
      share("more", "opportunity.won", 1_250, { conditions: { volume: { from: 3, to: null } } }),
    ],
    facts: [...accepted, fact("opportunity.won", 9, usd(100_000))],
    told: [],
  },
];

it.each(examples)("what earned nothing: $name", ({ rewards, facts, partner = alone, told }) => {
  const evaluation = evaluate(version(rewards), facts, lead, partner);
  const lines = unearnedMilestones(evaluation, []).map(({ key, items }) => [
    key,
    ...items.map(({ rule, found, effect }) => `${rule}: ${found}: ${effect}`),
  ]);
  expect(lines).toEqual(told);
});

it("what a reward was posted for is not told again, whatever became of it", () => {
  const facts = [...accepted, fact("lead.qualified", 30)];
  const evaluation = evaluate(version([cash("fit", "lead.qualified", 100)]), facts, lead, ended);
  expect(unearnedMilestones(evaluation, [])).toHaveLength(1);
  expect(unearnedMilestones(evaluation, [{ trigger: "lead.qualified", milestoneKey: "lead.qualified" }])).toEqual([]);
});
