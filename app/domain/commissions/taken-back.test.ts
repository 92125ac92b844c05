import { describe, expect, it } from "vitest";
import {
  accepted,
  alone,
  cash,
  fact,
  invoice,
  lead,
  paid,
  refund,
  share,
  type StoredReward,
  usd,
  version,
} from "../../../tests/support/reward-examples";
import { evaluate } from "./evaluate";
import type { LeadFact } from "./types";

const won = (days: number, cents: number) => fact("opportunity.won", days, usd(cents));
const canceled = (days: number) => fact("subscription.canceled", days);
const wonShare = share("won", "opportunity.won", 1_000);
const firstInvoice = share("paid", "invoice.paid", 1_000);
const deal = [...accepted, won(9, 400_000), invoice(12, 400_000, "in_1")];

type Example = { name: string; rewards: StoredReward[]; facts: LeadFact[]; due: bigint[]; says?: string };

/** Worked examples of the rule in programs/taken-back.ts; the window is 60 days after payment. */
const examples: Example[] = [
  {
    name: "10 % of a $4,000 deal follows a refund of its invoice: $1,000 of $4,000 leave $300",
    rewards: [wonShare],
    facts: [...deal, refund(20, 100_000, "in_1")],
    due: [30_000n],
  },
  {
    name: "more is refunded than the deal was worth: of the second invoice only the rest is counted",
    rewards: [wonShare],
    facts: [
      ...accepted,
      won(9, 150_000),
      ...[invoice(12, 100_000, "in_1"), invoice(42, 100_000, "in_2")],
      ...[refund(20, 100_000, "in_1"), refund(50, 100_000, "in_2")],
    ],
    due: [0n],
    says: "no more was left of the amount: $0 of $1,500 remain",
  },
  { name: "all of it is refunded", rewards: [wonShare], facts: [...deal, refund(20, 400_000, "in_1")], due: [0n] },
  {
    name: "refunds of several invoices add up, each at most its invoice, and the deal at most once",
    rewards: [wonShare],
    facts: [
      ...accepted,
      won(9, 400_000),
      ...[invoice(12, 100_000, "in_1"), invoice(42, 100_000, "in_2")],
      ...[refund(20, 150_000, "in_1"), refund(50, 50_000, "in_2")],
    ],
    due: [25_000n],
    says: "no more was left of the invoice: $3,000 of $4,000 remain",
  },
  {
    name: "a refund of an invoice that the lead does not have changes nothing",
    rewards: [wonShare],
    facts: [...accepted, won(9, 400_000), refund(20, 100_000, "in_9")],
    due: [40_000n],
  },
  {
    name: "an invoice in another currency is not counted",
    rewards: [wonShare],
    facts: [
      ...accepted,
      won(9, 400_000),
      fact("invoice.paid", 12, { amountMinor: "370000", currency: "EUR", invoiceId: "in_1" }),
      fact("invoice.refunded", 20, { amountMinor: "370000", currency: "EUR", invoiceId: "in_1", refundId: "re_1" }),
    ],
    due: [40_000n],
    says: "not counted: other currency than the $4,000",
  },
  {
    name: "a percentage of an opened opportunity follows refunds, too",
    rewards: [share("opened", "opportunity.opened", 500)],
    facts: [
      ...accepted,
      fact("opportunity.opened", 5, usd(400_000)),
      invoice(12, 400_000, "in_1"),
      refund(20, 200_000, "in_1"),
    ],
    due: [10_000n],
  },
  {
    name: "a flat reward for the won deal stays after a refund, and goes with a cancellation",
    rewards: [cash("won", "opportunity.won", 10_000)],
    facts: [...deal, refund(20, 400_000, "in_1")],
    due: [10_000n],
  },
  {
    name: "a cancellation takes a flat reward for the won deal back",
    rewards: [cash("won", "opportunity.won", 10_000)],
    facts: [...deal, canceled(20)],
    due: [0n],
    says: "A cancellation before payment and until 60 days after it takes the reward back",
  },
  {
    name: "flat rewards for earlier steps stay whatever becomes of the customer",
    rewards: [
      cash("qualified", "lead.qualified", 25_000),
      cash("account", "account.created", 1_000),
      cash("trial", "trial.started", 5_000),
      cash("active", "feature.activated", 2_000),
    ],
    facts: [
      ...accepted,
      ...["lead.qualified", "account.created", "trial.started", "feature.activated"].map((kind) => fact(kind, 5)),
      ...[invoice(12, 400_000, "in_1"), refund(20, 400_000, "in_1"), canceled(21)],
    ],
    due: [25_000n, 1_000n, 5_000n, 2_000n],
  },
  {
    name: "before payment there is no limit in time: a refund on day 400 counts",
    rewards: [firstInvoice],
    facts: [...accepted, invoice(20, 100_000, "in_1"), refund(400, 100_000, "in_1")],
    due: [0n],
  },
  {
    name: "60 days after payment a refund still counts",
    rewards: [firstInvoice],
    facts: [
      ...accepted,
      invoice(20, 100_000, "in_1"),
      paid(100, "paid", "invoice.paid:in_1"),
      refund(160, 40_000, "in_1"),
    ],
    due: [6_000n],
  },
  {
    name: "on day 61 after payment it is too late",
    rewards: [firstInvoice],
    facts: [
      ...accepted,
      invoice(20, 100_000, "in_1"),
      paid(100, "paid", "invoice.paid:in_1"),
      refund(160.01, 40_000, "in_1"),
    ],
    due: [10_000n],
  },
  {
    name: "a cancellation counts from payment in the same way",
    rewards: [wonShare],
    facts: [...deal, paid(100, "won", "opportunity.won"), canceled(160)],
    due: [0n],
  },
  {
    name: "and not on day 61",
    rewards: [wonShare],
    facts: [...deal, paid(100, "won", "opportunity.won"), canceled(160.01)],
    due: [40_000n],
  },
  {
    name: "a payment that the bank sent back was none",
    rewards: [wonShare],
    facts: [
      ...deal,
      paid(100, "won", "opportunity.won", { payoutId: "pay_1", paidMinor: "40000" }),
      fact("commission.reopened", 105, {
        rewardKey: "won",
        milestoneKey: "opportunity.won",
        payoutId: "pay_1",
        paidMinor: "-40000",
      }),
      canceled(300),
    ],
    due: [0n],
  },
  {
    name: "what was netted later is no payment",
    rewards: [wonShare],
    facts: [
      ...deal,
      paid(10, "won", "opportunity.won", { payoutId: "pay_1", paidMinor: "40000" }),
      refund(20, 100_000, "in_1"),
      paid(90, "won", "opportunity.won", { payoutId: "pay_2", paidMinor: "-10000" }),
      refund(140, 100_000, "in_1"),
    ],
    due: [30_000n],
  },
];

describe("what refunds and cancellations take back", () => {
  it.each(examples)("$name", ({ rewards, facts, due, says }) => {
    const result = evaluate(version(rewards), facts, lead, alone);
    expect(result.due.map(({ grossMinor }) => grossMinor)).toEqual(due);
    const words = result.due.flatMap(({ explanation }) => explanation.items.flatMap((item) => Object.values(item)));
    if (says) expect(words).toContain(says);
    expect(evaluate(version(rewards), [...facts].reverse(), lead, alone)).toEqual(result);
  });

  it("does not change the explanation when the reward is paid", () => {
    const facts = [...deal, refund(20, 100_000, "in_1")];
    const later = [...facts, paid(30, "won", "opportunity.won")];
    expect(evaluate(version([wonShare]), later, lead, alone)).toEqual(
      evaluate(version([wonShare]), facts, lead, alone),
    );
  });
});

it("keeps each currency of a deal that was won anew apart", () => {
  const anew = [won(9, 400_000), fact("opportunity.reopened", 10)];
  const euros = fact("opportunity.won", 11, { amountMinor: "300000", currency: "EUR" });
  const { due } = evaluate(version([wonShare]), [...accepted, ...anew, euros], lead, alone);
  expect(due.map(({ milestoneKey, grossMinor, currency }) => [milestoneKey, grossMinor, currency])).toEqual([
    ["opportunity.won:EUR", 30_000n, "EUR"],
  ]);
});

describe("facts that cannot be read", () => {
  const unreadable: LeadFact["payload"][] = [
    { amountMinor: "12.50", currency: "USD" },
    { amountMinor: "-100", currency: "USD" },
    { amountMinor: "9".repeat(30), currency: "USD" },
    { amountMinor: "100", currency: "XXQ" },
    { amountMinor: "100" },
    { amountMinor: 100 as unknown as string, currency: "USD" },
  ];
  const everything = [
    wonShare,
    cash("flat", "opportunity.won", 100),
    share("paid", "invoice.paid", 1_000, { recurring: { months: 12 } }),
    cash("trial", "trial.started", 100),
  ];

  it.each(unreadable)("are explained and not counted: %o", (payload) => {
    const facts = [
      ...accepted,
      fact("opportunity.won", 1, payload),
      fact("trial.started", 1, payload),
      fact("invoice.paid", 2, { ...payload, invoiceId: "in_1" }),
      invoice(3, 100_000, "in_2"),
      fact("invoice.refunded", 4, { ...payload, invoiceId: "in_2", refundId: "re_1" }),
      fact("commission.adjusted", 5, { ...payload, rewardKey: "paid", milestoneKey: "invoice.paid:in_2" }),
      fact("fraud.flagged", 6, { rule: "no rule of ours", severity: "hold", flagId: "flag_1" }),
      fact("account.moved", 7, {}),
    ];
    const { due, unearned } = evaluate(version(everything), facts, lead, alone);
    expect(due.map(({ rewardKey, grossMinor }) => [rewardKey, grossMinor])).toEqual([
      ["flat", 100n],
      ["paid", 10_000n],
      ["trial", 100n],
    ]);
    const said = unearned.flatMap(({ rewardKey, items }) => items.map(({ effect }) => `${rewardKey}: ${effect}`));
    expect(said).toEqual(
      ["won: not counted, nothing is due", "paid: not counted, nothing is due"].slice(0, said.length),
    );
    expect(said.length).toBeGreaterThan(0);
    const invoiceWords = due.find(({ rewardKey }) => rewardKey === "paid")?.explanation.items ?? [];
    expect(invoiceWords.filter(({ effect }) => effect === "not counted")).toHaveLength(2);
  });
});
