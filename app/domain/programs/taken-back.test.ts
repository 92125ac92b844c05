import { describe, expect, it } from "vitest";
import { cash, share, version } from "../../../tests/support/reward-examples";
import { describeRules } from "./rules-words";

const sentences = (rewards: Parameters<typeof version>[0], days = 60) =>
  describeRules(version(rewards, days).rules, "partner").flatMap(({ id, text }) =>
    id.startsWith("clawback.") ? [text] : [],
  );

describe("the sentences about taking back", () => {
  it("name exactly the rewards that a refund and a cancellation take back", () => {
    const rewards = [
      cash("qualified", "lead.qualified", 25_000),
      cash("bonus", "opportunity.won", 10_000),
      share("won", "opportunity.won", 1_000),
      cash("paid", "invoice.paid", 5_000, { recurring: { months: 12 } }),
    ];
    expect(sentences(rewards)).toEqual([
      "A refund takes its part of these rewards back before they are paid and until 60 days after: " +
        "the percentage when the opportunity is won and the fixed reward for every paid invoice of the first 12 months.",
      "A cancellation takes these rewards back as a whole before they are paid and until 60 days after: " +
        "the fixed reward when the opportunity is won, the percentage when the opportunity is won, and the fixed reward for every paid invoice of the first 12 months.",
    ]);
  });

  it("say that nothing is taken back after payment, or nothing at all", () => {
    expect(sentences([cash("qualified", "lead.qualified", 25_000)])).toEqual([
      "No refund and no cancellation takes a reward back.",
    ]);
    expect(sentences([cash("bonus", "opportunity.won", 10_000)], 0)).toEqual([
      "A cancellation takes these rewards back as a whole until they are paid: the fixed reward when the opportunity is won.",
    ]);
  });
});
